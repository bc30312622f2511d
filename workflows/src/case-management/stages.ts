import type { CaseOutcome, CaseStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';
import { AFTER_EXIT, CASE_OUTCOME_LABELS, OUTCOMES_ANYWHERE } from './after-exit.js';
import { CLOSURE, EVALUATION, INVITATION } from './both-lines.js';

/** Process §2. Months are counted from the acceptance of the invitation. */
export const CASE_MANAGEMENT = {
  process: 'caseManagement',
  section: '§2',
  line: 'case-management',
  label: { es: 'Gestión de casos', en: 'Case management' },
  stages: {
    invitation: INVITATION,
    diagnosis: {
      label: { es: 'Diagnóstico', en: 'Diagnosis' },
      clocks: {
        complete: {
          label: { es: 'Completar el diagnóstico', en: 'Complete the diagnosis' },
          term: '30d',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['family-plan', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    'family-plan': {
      label: { es: 'Plan de atención familiar', en: 'Family plan' },
      clocks: {
        approve: {
          label: { es: 'Acordar y aprobar el plan', en: 'Agree and approve the plan' },
          term: '15bd',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['execution', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    execution: {
      label: { es: 'Ejecución', en: 'Execution' },
      clocks: {
        session: {
          label: { es: 'Sesión con la familia', en: 'Session with the family' },
          term: '28d',
          from: 'last:session-held',
          kind: 'term',
          // Sessions are expected every 14 days: halfway to the alarm somebody is reminded.
          remindAt: 0.5,
          otherwise: { es: 'alarma de caso sin sesión', en: 'alarm: a case without a session' },
        },
        review: {
          label: { es: 'Revisión del plan', en: 'Review of the plan' },
          term: '90d',
          from: 'last:review-held',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
        evaluate: {
          label: { es: 'Evaluación del mes 6', en: 'Evaluation of month 6' },
          term: '6m',
          from: 'anchor:acceptedAt',
          kind: 'ask',
          unless: 'extendedTo',
          otherwise: { es: 'el caso pasa a evaluación', en: 'the case goes to evaluation' },
        },
        'extension-ends': {
          label: { es: 'Fin de la extensión', en: 'End of the extension' },
          term: '9m',
          from: 'anchor:acceptedAt',
          kind: 'ask',
          onlyWith: 'extendedTo',
          dueAt: 'extendedTo',
          otherwise: { es: 'el caso pasa a evaluación', en: 'the case goes to evaluation' },
        },
      },
      next: ['evaluation', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    evaluation: EVALUATION,
    closure: CLOSURE,
    ...AFTER_EXIT,
  },
  outcomes: CASE_OUTCOME_LABELS,
} as const satisfies ProcessTable<CaseStage, CaseOutcome>;
