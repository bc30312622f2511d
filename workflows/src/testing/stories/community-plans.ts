import type { CommunityPlanOutcome } from '@oln/contracts';
import { closes, goesTo, meets, moves, noon, type Stories } from './steps.js';

const cycleFrom = (day: string) => moves(day, 'running', { anchors: { cycleStartedAt: noon(day) } });
const toTheFirstCycle = [
  moves('2026-03-20', 'baseline'),
  moves('2026-04-15', 'diagnosis'),
  moves('2026-06-08', 'communal-plan'),
  cycleFrom('2026-07-01'),
];
/** Sixteen weeks are over. */
const cycleEnds = { 'running.cycle-ends': goesTo('finishing') };

/** Process §8. */
export const COMMUNITY_PLANS: Stories<CommunityPlanOutcome> = {
  completed: {
    stage: 'commitment',
    // The first cycle ends by its clock, the second because everything was done.
    steps: [
      ...toTheFirstCycle,
      meets('2026-07-20', 'activity-held'),
      meets('2026-08-14', 'activity-held'),
      cycleFrom('2026-11-02'),
      meets('2026-11-20', 'activity-held'),
      moves('2027-01-15', 'finishing'),
      moves('2027-01-29', 'end-line'),
      moves('2027-02-20', 'evaluation'),
      closes('2027-03-05', 'completed'),
    ],
    onAsk: cycleEnds,
  },
  'partially-completed': {
    stage: 'communal-plan',
    // Nobody holds anything for weeks, and it is evaluated late.
    steps: [
      cycleFrom('2026-03-10'),
      moves('2026-05-20', 'finishing'),
      moves('2026-06-04', 'end-line'),
      moves('2026-06-30', 'evaluation'),
      closes('2026-08-28', 'partially-completed'),
    ],
    onAsk: cycleEnds,
  },
  withdrawn: { stage: 'commitment', steps: [closes('2026-03-12', 'withdrawn')] },
  merged: { stage: 'commitment', steps: [moves('2026-03-20', 'baseline'), closes('2026-04-10', 'merged')] },
};
