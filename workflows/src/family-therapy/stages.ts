import type { CaseOutcome, CaseStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';
import { AFTER_EXIT, CASE_OUTCOME_LABELS, OUTCOMES_ANYWHERE } from '../case-management/after-exit.js';
import { CLOSURE, EVALUATION, INVITATION } from '../case-management/both-lines.js';

/** Process §3. Months are counted from the acceptance of the invitation; sessions are weekly. */
export const FAMILY_THERAPY = {
  process: 'familyTherapy',
  section: '§3',
  line: 'family-therapy',
  label: { es: 'Terapia familiar', en: 'Family therapy' },
  stages: {
    invitation: INVITATION,
    diagnosis: {
      label: { es: 'Evaluación sistémica', en: 'Systemic assessment' },
      clocks: {
        assess: {
          label: { es: 'Completar la evaluación sistémica', en: 'Complete the systemic assessment' },
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
      label: { es: 'Acuerdo terapéutico', en: 'Therapeutic agreement' },
      clocks: {
        agree: {
          label: { es: 'Firmar y aprobar el acuerdo', en: 'Sign and approve the agreement' },
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
      label: { es: 'Sesiones', en: 'Sessions' },
      clocks: {
        session: {
          label: { es: 'Sesión con la familia', en: 'Session with the family' },
          term: '14d',
          from: 'last:session-held',
          kind: 'term',
          // Sessions are weekly: after a week without one somebody is reminded, after two it is an alarm.
          remindAt: 0.5,
          otherwise: { es: 'alarma de terapia sin sesión', en: 'alarm: a therapy without a session' },
        },
        rescue: {
          label: { es: 'Contacto de rescate', en: 'Rescue contact' },
          term: '3bd',
          from: 'anchor:rescueDueSince',
          kind: 'term',
          metBy: 'rescue-contact-made',
          otherwise: {
            es: 'la coordinación busca a la familia',
            en: 'the coordinator looks for the family',
          },
        },
        'months-end': {
          label: { es: 'Nueve meses en total', en: 'Nine months in all' },
          term: '9m',
          from: 'anchor:acceptedAt',
          kind: 'ask',
          // An evaluation may have extended it to an earlier day.
          dueAt: 'extendedTo',
          otherwise: { es: 'la terapia pasa a evaluación', en: 'the therapy goes to evaluation' },
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
