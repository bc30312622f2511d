import type { EscalationOutcome, EscalationStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD, REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ClockRule, ProcessTable } from '../building-blocks/stage-table.js';

const AGAIN = {
  es: 'se notifica otra vez, un nivel más arriba',
  en: 'it is notified again, one level higher',
};

const contact = (es: string, en: string, term: ClockRule['term'], held: string) =>
  ({
    label: { es, en },
    term,
    from: 'anchor:leftServiceAt',
    kind: 'term',
    unless: held,
    otherwise: COORDINATOR_TOLD,
  }) as const;

/** Process §6. Notified until somebody acknowledges, and followed until a year after the service has ended. */
export const ESCALATION = {
  process: 'escalation',
  section: '§6',
  line: 'escalation',
  label: { es: 'Escalamiento al servicio especializado', en: 'Escalation to the specialised service' },
  stages: {
    drafted: {
      label: { es: 'En preparación', en: 'Drafted' },
      clocks: {
        submit: {
          label: { es: 'Completar los fundamentos', en: 'Complete the grounds' },
          term: '24h',
          from: 'entry',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['approval', 'notified', 'ended'],
      outcomes: ['withdrawn'],
    },
    approval: {
      label: { es: 'Aprobación', en: 'Approval' },
      clocks: {
        approve: {
          label: { es: 'Aprobar el escalamiento', en: 'Approve the escalation' },
          term: '24h',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: {
            es: 'decide la subrogancia y luego la supervisión regional',
            en: 'the deputy decides, then the regional supervisor',
          },
        },
      },
      next: ['drafted', 'notified', 'ended'],
      outcomes: ['withdrawn', 'measure-instead'],
    },
    notified: {
      label: { es: 'Notificada, sin acuse', en: 'Notified, not acknowledged' },
      clocks: {
        'acknowledge-urgent': {
          label: { es: 'Acuse de recibo (urgente)', en: 'Acknowledgement (urgent)' },
          term: '2h',
          from: 'anchor:notifiedAt',
          kind: 'ask',
          priority: 'critical',
          otherwise: AGAIN,
        },
        acknowledge: {
          label: { es: 'Acuse de recibo', en: 'Acknowledgement' },
          term: '48h',
          from: 'anchor:notifiedAt',
          kind: 'ask',
          priority: 'high',
          otherwise: AGAIN,
        },
      },
      next: ['deciding', 'ended'],
      outcomes: ['withdrawn'],
    },
    deciding: {
      label: { es: 'El servicio decide', en: 'The service decides' },
      clocks: {
        decide: {
          label: { es: 'Decisión del servicio', en: "The service's decision" },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          // What was left when they asked for more is what is left when they have it.
          dueAt: 'decideBy',
          otherwise: REGION_TOLD,
        },
      },
      next: ['informing', 'rejected', 'handover', 'ended'],
      outcomes: ['withdrawn'],
    },
    informing: {
      label: { es: 'Antecedentes pedidos', en: 'More information requested' },
      clocks: {
        inform: {
          label: { es: 'Enviar los antecedentes', en: 'Send the information' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['deciding', 'rejected', 'handover', 'ended'],
      outcomes: ['withdrawn'],
    },
    rejected: {
      label: { es: 'Rechazada por el servicio', en: 'Rejected by the service' },
      clocks: {
        decide: {
          label: { es: 'Apelar, dictar medida o mantener', en: 'Appeal, measure or keep' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: {
            es: 'decide la subrogancia y luego la supervisión regional',
            en: 'the deputy decides, then the regional supervisor',
          },
        },
      },
      next: ['notified', 'deciding', 'ended'],
      outcomes: ['rejected-kept', 'measure-instead', 'withdrawn'],
    },
    handover: {
      label: { es: 'Traspaso', en: 'Handover' },
      clocks: {
        complete: {
          label: { es: 'Reunión, expediente y acompañamiento', en: 'Meeting, file and accompaniment' },
          term: '15bd',
          from: 'entry',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['with-service', 'ended'],
      outcomes: ['handed-over', 'returned', 'withdrawn'],
    },
    'with-service': {
      label: { es: 'En el servicio', en: 'With the service' },
      clocks: {
        status: {
          label: { es: 'Preguntar al servicio cómo va', en: 'Ask the service how it goes' },
          term: '30d',
          from: 'last:status-heard',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['exit-follow-up', 'ended'],
      outcomes: [],
    },
    'exit-follow-up': {
      label: { es: 'Seguimiento de egreso', en: 'Follow-up after exit' },
      clocks: {
        'month-1': contact('Contacto al mes', 'Contact at 1 month', '1m', 'contactedMonth1'),
        'month-3': contact('Contacto a los 3 meses', 'Contact at 3 months', '3m', 'contactedMonth3'),
        'month-6': contact('Contacto a los 6 meses', 'Contact at 6 months', '6m', 'contactedMonth6'),
        'month-12': contact('Contacto a los 12 meses', 'Contact at 12 months', '12m', 'contactedMonth12'),
      },
      next: ['ended'],
      outcomes: [],
    },
    ended: { label: { es: 'Terminado', en: 'Ended' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    'handed-over': { es: 'Traspasado', en: 'Handed over' },
    returned: { es: 'Devuelto por el servicio', en: 'Returned by the service' },
    'rejected-kept': { es: 'Rechazado, se mantiene en la OLN', en: 'Rejected, kept by the office' },
    'measure-instead': { es: 'Medida de protección en su lugar', en: 'Protection measure instead' },
    withdrawn: { es: 'Retirado', en: 'Withdrawn' },
  },
} as const satisfies ProcessTable<EscalationStage, EscalationOutcome>;
