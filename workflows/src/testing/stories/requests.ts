import type { IntakeOutcome } from '@oln/contracts';
import { closes, meets, moves, type Stories } from './steps.js';

export const REQUESTS: Stories<IntakeOutcome> = {
  assigned: {
    stage: 'admissibility',
    steps: [
      moves('2026-03-04', 'prioritised', { priority: 'high' }),
      meets('2026-03-10', 'queue-reviewed'),
      moves('2026-03-12', 'variant'),
      moves('2026-03-13', 'assignment'),
      closes('2026-03-20', 'assigned'),
    ],
  },
  referred: { stage: 'admissibility', steps: [moves('2026-03-04', 'referring'), closes('2026-03-12', 'referred')] },
  oriented: {
    stage: 'admissibility',
    steps: [
      moves('2026-03-04', 'prioritised'),
      moves('2026-03-09', 'variant'),
      moves('2026-03-11', 'service'),
      closes('2026-03-30', 'oriented'),
    ],
  },
  'not-pertinent': {
    stage: 'admissibility',
    steps: [moves('2026-03-05', 'referring'), closes('2026-03-25', 'not-pertinent')],
  },
  duplicate: { stage: 'admissibility', steps: [closes('2026-03-03', 'duplicate')] },
  withdrawn: { stage: 'admissibility', steps: [moves('2026-03-04', 'prioritised'), closes('2026-03-18', 'withdrawn')] },
};
