import type { CommunityPlanOutcome, CommunityPlanStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD, REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ClockRule, Label, ProcessTable } from '../building-blocks/stage-table.js';

/** A stage ends once its documents are there: the clock says until when. */
const until = (term: ClockRule['term'], label: Label) =>
  ({ label, term, from: 'entry', kind: 'term', otherwise: COORDINATOR_TOLD }) as const satisfies ClockRule;

/** A community may withdraw, and a plan may go on as part of another one, as long as it lives. */
const LET_GO = ['withdrawn', 'merged'] as const;

/** Process §8. What must be there before the next stage is the owner's: services/community/src/plan-product. */
export const COMMUNITY_PLAN = {
  process: 'communityPlan',
  section: '§8',
  line: 'community-plan',
  label: { es: 'Plan comunitario', en: 'Community plan' },
  stages: {
    commitment: {
      label: { es: 'Carta de compromiso', en: 'Letter of commitment' },
      clocks: { sign: until('20bd', { es: 'Firmar la carta de compromiso', en: 'Sign the letter of commitment' }) },
      next: ['baseline', 'closed'],
      outcomes: LET_GO,
    },
    baseline: {
      label: { es: 'Línea base', en: 'Baseline' },
      clocks: { complete: until('30d', { es: 'Completar la línea base', en: 'Complete the baseline' }) },
      next: ['diagnosis', 'closed'],
      outcomes: LET_GO,
    },
    diagnosis: {
      label: { es: 'Diagnóstico participativo comunitario', en: 'Participatory diagnosis' },
      clocks: {
        complete: until('60d', { es: 'Completar el diagnóstico participativo', en: 'Complete the diagnosis' }),
      },
      next: ['communal-plan', 'closed'],
      outcomes: LET_GO,
    },
    'communal-plan': {
      label: { es: 'Plan comunal', en: 'Communal plan' },
      clocks: { agree: until('30d', { es: 'Acordar el plan comunal', en: 'Agree on the communal plan' }) },
      next: ['running', 'closed'],
      outcomes: LET_GO,
    },
    running: {
      label: { es: 'Plan Estratégico Comunitario en ejecución', en: 'Strategic community plan running' },
      clocks: {
        activity: {
          label: { es: 'Realizar una actividad', en: 'Hold an activity' },
          term: '28d',
          from: 'last:activity-held',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
        'cycle-ends': {
          label: { es: 'Fin del ciclo del PEC', en: 'End of the cycle' },
          term: '112d',
          from: 'anchor:cycleStartedAt',
          kind: 'ask',
          dueAt: 'cycleEndsAt',
          otherwise: {
            es: 'el ciclo pasa a finalización, y se avisa a quien está a cargo',
            en: 'the cycle is finished, and who is in charge is told',
          },
        },
      },
      next: ['finishing', 'closed'],
      outcomes: LET_GO,
    },
    finishing: {
      label: { es: 'Finalización del PEC', en: 'Strategic community plan finishing' },
      clocks: {
        finish: until('15bd', { es: 'Cerrar el ciclo, o comenzar otro', en: 'Close the cycle, or begin another' }),
      },
      next: ['running', 'end-line', 'closed'],
      outcomes: LET_GO,
    },
    'end-line': {
      label: { es: 'Línea de salida', en: 'End line' },
      clocks: { complete: until('30d', { es: 'Completar la línea de salida', en: 'Complete the end line' }) },
      next: ['evaluation', 'closed'],
      outcomes: LET_GO,
    },
    evaluation: {
      label: { es: 'Evaluación', en: 'Evaluation' },
      clocks: {
        conclude: {
          label: { es: 'Evaluar y cerrar el plan', en: 'Evaluate and close the plan' },
          term: '15bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: REGION_TOLD,
        },
      },
      next: ['closed'],
      outcomes: ['completed', 'partially-completed', ...LET_GO],
    },
    closed: { label: { es: 'Cerrado', en: 'Closed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    completed: { es: 'Completado', en: 'Completed' },
    'partially-completed': { es: 'Completado en parte', en: 'Partially completed' },
    withdrawn: { es: 'Retirado', en: 'Withdrawn' },
    merged: { es: 'Unido a otro plan', en: 'Merged into another plan' },
  },
} as const satisfies ProcessTable<CommunityPlanStage, CommunityPlanOutcome>;
