import type { AnonymisationOutcome, RightsRequestOutcome } from '@oln/contracts';
import { closes, goesTo, moves, noon, START, type Stories } from './steps.js';

const received = { stage: 'received', anchors: { stageSince: START, askedAt: START } };
const extended = moves('2026-03-28', 'extended', { anchors: { firstTermEndsAt: '2026-04-02T02:59:59.000Z' } });

/** Law 21.719. */
export const RIGHTS_REQUESTS: Stories<RightsRequestOutcome> = {
  granted: { ...received, steps: [closes('2026-03-10', 'granted')] },
  // More time was taken, and it was still answered late.
  'partly-granted': { ...received, steps: [extended, closes('2026-05-06', 'partly-granted')] },
  // Nobody answers until the region was told.
  refused: { ...received, steps: [closes('2026-04-10', 'refused')] },
  withdrawn: {
    stage: 'extended',
    anchors: { stageSince: START, askedAt: noon('2026-02-10'), firstTermEndsAt: '2026-03-13T02:59:59.000Z' },
    steps: [closes('2026-03-20', 'withdrawn')],
  },
};

const announced = { stage: 'announced', anchors: { stageSince: START, announcedAt: START } };

/** Law 21.719. */
export const ANONYMISATIONS: Stories<AnonymisationOutcome> = {
  // Held, announced again, and a service that answers late.
  anonymised: {
    ...announced,
    steps: [
      moves('2026-03-10', 'held', { anchors: { heldUntil: '2026-03-21T02:59:59.000Z' } }),
      closes('2026-04-25', 'anonymised'),
    ],
    onAsk: {
      'held.hold-ends': (due) => ({ at: due, move: { stage: 'announced', anchors: { announcedAt: due } } }),
      'announced.begin': goesTo('erasing'),
    },
  },
  'called-off': { ...announced, steps: [closes('2026-03-20', 'called-off')] },
};
