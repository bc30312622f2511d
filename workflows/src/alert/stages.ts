import type { AlertOutcome, AlertStage } from '@oln/contracts/processes';
import { REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ClockRule, ProcessTable } from '../building-blocks/stage-table.js';

const HANDED = ['case-informed', 'intake-opened', 'escalated', 'measure-opened'] as const;

const triage = (label: ClockRule['label'], term: ClockRule['term'], priority: NonNullable<ClockRule['priority']>) =>
  ({ label, term, priority, from: 'anchor:receivedAt', kind: 'term', otherwise: REGION_TOLD }) as const;

/**
 * Process §5. Whatever happens before, the clock of triage counts from the moment at which the alert came in; one whose dismissal was
 * refused has come in anew, and its owner names that moment.
 */
export const ALERT = {
  process: 'alert',
  section: '§5',
  line: 'alert',
  label: { es: 'Alerta', en: 'Alert' },
  stages: {
    received: {
      label: { es: 'Recibida', en: 'Received' },
      clocks: {
        identify: {
          label: { es: 'Identificar al NNA', en: 'Identify the child' },
          term: '2h',
          from: 'anchor:receivedAt',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['triage', 'confirmation', 'closed'],
      outcomes: ['dismissed'],
    },
    triage: {
      label: { es: 'Verificación', en: 'Triage' },
      clocks: {
        critical: triage({ es: 'Verificar (crítica)', en: 'Verify (critical)' }, '2h', 'critical'),
        high: triage({ es: 'Verificar (alta)', en: 'Verify (high)' }, '24h', 'high'),
        medium: triage({ es: 'Verificar (media)', en: 'Verify (medium)' }, '3bd', 'medium'),
        low: triage({ es: 'Verificar (baja)', en: 'Verify (low)' }, '10bd', 'low'),
      },
      next: ['answer', 'confirmation', 'closed'],
      outcomes: ['dismissed'],
    },
    answer: {
      label: { es: 'Respuesta', en: 'Answer' },
      clocks: {
        urgent: {
          label: { es: 'Responder (crítica)', en: 'Answer (critical)' },
          term: '2h',
          from: 'entry',
          kind: 'term',
          priority: 'critical',
          otherwise: REGION_TOLD,
        },
        high: {
          label: { es: 'Responder (alta)', en: 'Answer (high)' },
          term: '24h',
          from: 'entry',
          kind: 'term',
          priority: 'high',
          otherwise: REGION_TOLD,
        },
        medium: {
          label: { es: 'Responder (media)', en: 'Answer (medium)' },
          term: '3bd',
          from: 'entry',
          kind: 'term',
          priority: 'medium',
          otherwise: REGION_TOLD,
        },
        low: {
          label: { es: 'Responder (baja)', en: 'Answer (low)' },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          priority: 'low',
          otherwise: REGION_TOLD,
        },
      },
      next: ['confirmation', 'handing-on', 'closed'],
      outcomes: ['dismissed'],
    },
    confirmation: {
      label: { es: 'Segunda persona', en: 'Second person' },
      clocks: {
        confirm: {
          label: { es: 'Confirmar que se descarta', en: 'Confirm the dismissal' },
          term: '24h',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: REGION_TOLD,
        },
      },
      // Back to where it was dismissed: to who looked for the child, or to who looked into it.
      next: ['received', 'triage', 'answer', 'closed'],
      outcomes: ['dismissed'],
    },
    'handing-on': {
      label: { es: 'Entrega', en: 'Handing on' },
      clocks: {
        arrive: {
          label: { es: 'Confirmar que llegó', en: 'Confirm that it arrived' },
          term: '24h',
          from: 'entry',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['answer', 'closed'],
      outcomes: HANDED,
    },
    closed: { label: { es: 'Respondida', en: 'Answered' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    'case-informed': { es: 'Informada al caso', en: 'The case was informed' },
    'intake-opened': { es: 'Ingreso abierto', en: 'Intake opened' },
    escalated: { es: 'Escalada', en: 'Escalated' },
    'measure-opened': { es: 'Medida de protección abierta', en: 'Protection measure opened' },
    dismissed: { es: 'Descartada', en: 'Dismissed' },
  },
} as const satisfies ProcessTable<AlertStage, AlertOutcome>;
