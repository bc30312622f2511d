import type { ReferralOutcome, ReferralStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

const OUTCOMES_ANYWHERE = ['withdrawn', 'family-declined'] as const;
const TO_REVIEW = {
  es: 'la coordinación revisa la espera y la brecha queda registrada',
  en: 'the coordinator reviews the wait, and the gap is on record',
};

/** Consent to the sending of data was withdrawn while it was open: somebody withdraws it, or states another legal basis. */
const CONSENT = {
  label: {
    es: 'Retirarla o indicar otra base legal: se retiró el consentimiento',
    en: 'Withdraw it or state another legal basis: consent was withdrawn',
  },
  term: '5bd',
  from: 'anchor:consentWithdrawnAt',
  metBy: 'consent-settled',
  kind: 'term',
  otherwise: COORDINATOR_TOLD,
} as const;

/** Process §4. A referral is effective only when the family has been received. */
export const ASSISTED_REFERRAL = {
  process: 'assistedReferral',
  section: '§4',
  line: 'assisted-referral',
  label: { es: 'Derivación asistida', en: 'Assisted referral' },
  stages: {
    matching: {
      label: { es: 'Búsqueda de oferta', en: 'Matching' },
      clocks: {
        choose: {
          label: { es: 'Elegir entre la oferta', en: 'Choose among the offer' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
        consent: CONSENT,
      },
      next: ['sent', 'closed'],
      outcomes: ['no-offer', 'declined-by-all', ...OUTCOMES_ANYWHERE],
    },
    sent: {
      label: { es: 'Enviada', en: 'Sent' },
      clocks: {
        answer: {
          label: { es: 'Respuesta de la institución', en: "The institution's answer" },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          otherwise: {
            es: 'se avisa a la coordinación y luego se pasa al siguiente oferente',
            en: 'the coordinator is told, then the next provider is asked',
          },
        },
        'next-provider': {
          label: { es: 'Pasar al siguiente oferente', en: 'Go to the next provider' },
          term: '10bd',
          from: 'entry',
          kind: 'ask',
          otherwise: { es: 'se pregunta al siguiente oferente', en: 'the next provider is asked' },
        },
        consent: CONSENT,
      },
      next: ['waiting', 'offered', 'matching', 'closed'],
      outcomes: ['declined-by-all', ...OUTCOMES_ANYWHERE],
    },
    waiting: {
      label: { es: 'En lista de espera', en: 'Waiting' },
      clocks: {
        check: {
          label: { es: 'Revisar la espera con la institución', en: 'Check the wait with the institution' },
          term: '15d',
          from: 'last:list-checked',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
        'high-ends': {
          label: { es: 'Fin de la espera (prioridad alta)', en: 'End of the wait (high priority)' },
          term: '30d',
          from: 'anchor:waitCountsFrom',
          kind: 'ask',
          priority: 'high',
          otherwise: TO_REVIEW,
        },
        'medium-ends': {
          label: { es: 'Fin de la espera (prioridad media)', en: 'End of the wait (medium priority)' },
          term: '60d',
          from: 'anchor:waitCountsFrom',
          kind: 'ask',
          priority: 'medium',
          otherwise: TO_REVIEW,
        },
        'low-ends': {
          label: { es: 'Fin de la espera (prioridad baja)', en: 'End of the wait (low priority)' },
          term: '90d',
          from: 'anchor:waitCountsFrom',
          kind: 'ask',
          priority: 'low',
          otherwise: TO_REVIEW,
        },
        consent: CONSENT,
      },
      next: ['offered', 'wait-review', 'matching', 'closed'],
      outcomes: ['declined-by-all', ...OUTCOMES_ANYWHERE],
    },
    'wait-review': {
      label: { es: 'Revisión de la espera', en: 'Review of the wait' },
      clocks: {
        decide: {
          label: { es: 'Decidir cómo sigue la derivación', en: 'Decide how the referral goes on' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'regional-supervisor',
          climbs: [{ times: 2, to: 'national-supervisor' }],
          otherwise: { es: 'se avisa a la supervisión regional', en: 'the regional supervisor is told' },
        },
        consent: CONSENT,
      },
      next: ['waiting', 'sent', 'offered', 'matching', 'closed'],
      outcomes: ['expired', 'never-attended', 'declined-by-all', ...OUTCOMES_ANYWHERE],
    },
    offered: {
      label: { es: 'Cupo ofrecido', en: 'Vacancy offered' },
      clocks: {
        confirm: {
          label: { es: 'Confirmación de la familia', en: "The family's confirmation" },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          otherwise: {
            es: 'se intenta ubicar a la familia antes de soltar el cupo',
            en: 'the family is looked for before the vacancy goes to the next',
          },
        },
        release: {
          label: { es: 'Soltar el cupo', en: 'Release the vacancy' },
          term: '10bd',
          from: 'entry',
          kind: 'ask',
          otherwise: {
            es: 'el cupo pasa al siguiente si se intentó ubicar a la familia',
            en: 'the vacancy goes to the next if the family was looked for',
          },
        },
        consent: CONSENT,
      },
      next: ['attending', 'waiting', 'wait-review', 'matching', 'closed'],
      outcomes: ['declined-by-all', ...OUTCOMES_ANYWHERE],
    },
    attending: {
      label: { es: 'Espera de la primera atención', en: 'First attendance awaited' },
      clocks: {
        confirm: {
          label: { es: 'Confirmar la primera atención', en: 'Confirm the first attendance' },
          term: '10bd',
          from: 'anchor:appointmentAt',
          kind: 'term',
          otherwise: {
            es: 'la coordinación busca a la familia y al servicio',
            en: 'the coordinator looks for the family and the service',
          },
        },
        consent: CONSENT,
      },
      next: ['result', 'offered', 'matching', 'closed'],
      outcomes: ['effective', 'never-attended', 'declined-by-all', ...OUTCOMES_ANYWHERE],
    },
    result: {
      label: { es: 'Resultado de la institución', en: "The institution's result" },
      clocks: {
        report: {
          label: { es: 'Recibir el resultado', en: 'Receive the result' },
          term: '30d',
          from: 'anchor:effectiveAt',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['closed'],
      outcomes: [],
    },
    closed: { label: { es: 'Cerrada', en: 'Closed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    effective: { es: 'Efectiva', en: 'Effective' },
    'no-offer': { es: 'Sin oferta (brecha)', en: 'No offer (gap)' },
    'declined-by-all': { es: 'Rechazada por todos (brecha)', en: 'Declined by all (gap)' },
    'family-declined': { es: 'La familia no acepta', en: 'The family declined' },
    'never-attended': { es: 'Nunca asistió', en: 'Never attended' },
    withdrawn: { es: 'Retirada', en: 'Withdrawn' },
    expired: { es: 'Espera vencida (brecha)', en: 'Expired (gap)' },
  },
} as const satisfies ProcessTable<ReferralStage, ReferralOutcome>;
