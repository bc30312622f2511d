import { COORDINATOR_TOLD } from '../building-blocks/otherwise.js';
import { OUT, OUTCOMES_ANYWHERE } from './after-exit.js';

/** Stages before the exit that are the same in both lines of accompaniment; what lies between differs. */
export const INVITATION = {
  label: { es: 'Invitación', en: 'Invitation' },
  clocks: {
    respond: {
      label: { es: 'Respuesta de la familia', en: "The family's answer" },
      term: '20bd',
      from: 'entry',
      kind: 'term',
      otherwise: {
        es: 'la coordinación decide si se sigue buscando a la familia',
        en: 'the coordinator decides whether the family is still looked for',
      },
    },
  },
  next: ['diagnosis', 'second-look', 'ended'],
  outcomes: ['invitation-rejected', 'not-located', ...OUTCOMES_ANYWHERE],
} as const;

export const EVALUATION = {
  label: { es: 'Evaluación', en: 'Evaluation' },
  clocks: {
    conclude: {
      label: { es: 'Concluir la evaluación', en: 'Conclude the evaluation' },
      term: '10bd',
      from: 'entry',
      kind: 'term',
      otherwise: COORDINATOR_TOLD,
    },
  },
  next: ['closure', 'execution', 'second-look', 'ended'],
  outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
} as const;

export const CLOSURE = {
  label: { es: 'Cierre', en: 'Closure' },
  clocks: {
    close: {
      label: { es: 'Cerrar con plan de egreso', en: 'Close with an exit plan' },
      term: '10bd',
      from: 'entry',
      kind: 'term',
      otherwise: COORDINATOR_TOLD,
    },
  },
  next: OUT,
  outcomes: ['completed', 'partially-completed', 'not-located', ...OUTCOMES_ANYWHERE],
} as const;
