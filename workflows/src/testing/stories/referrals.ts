import type { ReferralOutcome } from '@oln/contracts';
import { closes, exits, goesTo, meets, moves, noon, type Stories } from './steps.js';

const sent = moves('2026-03-04', 'sent');
const waits = moves('2026-03-06', 'waiting', { anchors: { waitCountsFrom: noon('2026-03-06') } });
const toReview = {
  'waiting.high-ends': goesTo('wait-review'),
  'waiting.medium-ends': goesTo('wait-review'),
  'waiting.low-ends': goesTo('wait-review'),
};

/** Process §4. */
export const REFERRALS: Stories<ReferralOutcome> = {
  effective: {
    stage: 'matching',
    priority: 'high',
    // The wait runs out, the next provider receives the family.
    steps: [
      sent,
      meets('2026-03-05', 'receipt-acknowledged'),
      waits,
      meets('2026-03-20', 'list-checked'),
      moves('2026-04-08', 'matching'),
      moves('2026-04-09', 'sent'),
      moves('2026-04-13', 'offered'),
      moves('2026-04-15', 'attending', { anchors: { appointmentAt: noon('2026-04-22') } }),
      exits('2026-04-22', 'result', 'effective', 'effectiveAt'),
      closes('2026-05-15', 'effective'),
    ],
    onAsk: toReview,
  },
  'no-offer': { stage: 'matching', steps: [closes('2026-03-03', 'no-offer')] },
  'declined-by-all': {
    stage: 'matching',
    // The first declines, the second never answers.
    steps: [
      sent,
      moves('2026-03-06', 'matching'),
      moves('2026-03-09', 'sent'),
      closes('2026-03-26', 'declined-by-all'),
    ],
    onAsk: { 'sent.next-provider': goesTo('matching') },
  },
  'family-declined': {
    stage: 'matching',
    steps: [
      sent,
      moves('2026-03-06', 'offered'),
      meets('2026-03-12', 'contact-attempted'),
      closes('2026-03-13', 'family-declined'),
    ],
  },
  'never-attended': {
    stage: 'matching',
    // Nobody confirms: the vacancy goes to the next, and the coordinator looks at it.
    steps: [
      sent,
      moves('2026-03-06', 'offered'),
      moves('2026-03-24', 'matching'),
      moves('2026-03-25', 'sent'),
      moves('2026-03-26', 'offered'),
      moves('2026-03-27', 'attending', { anchors: { appointmentAt: noon('2026-04-01') } }),
      closes('2026-04-20', 'never-attended'),
    ],
    onAsk: { 'offered.release': goesTo('wait-review') },
  },
  withdrawn: { stage: 'matching', steps: [sent, closes('2026-03-11', 'withdrawn')] },
  expired: {
    stage: 'matching',
    priority: 'low',
    steps: [sent, waits, meets('2026-03-21', 'list-checked'), closes('2026-06-09', 'expired')],
    onAsk: toReview,
  },
};
