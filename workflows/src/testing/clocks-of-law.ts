import { anchored, IN_CHARGE, OWNER_MOVES, type Clock } from './clock.js';
import { START } from './stories/steps.js';

const D3 = { remind: '2026-03-05T02:59:59.000Z', due: '2026-03-06T02:59:59.000Z', climb: '2026-03-09T02:59:59.000Z' };
/** A term of the law: it climbs after six days. */
const LAW30 = {
  ...{ remind: '2026-03-21T02:59:59.000Z', due: '2026-04-02T02:59:59.000Z' },
  climb: '2026-04-08T03:59:59.000Z',
};

/** Law 21.719: what people ask about their data, and how it is taken away. */
export const CLOCKS_OF_LAW: readonly Clock[] = [
  {
    process: 'anonymisation',
    stage: 'announced',
    rule: 'announced.begin',
    ...OWNER_MOVES,
    input: anchored('announcedAt'),
    due: '2026-04-02T02:59:59.000Z',
  },
  { process: 'anonymisation', stage: 'held', rule: 'held.hold-ends', ...OWNER_MOVES, due: '2027-03-03T02:59:59.000Z' },
  {
    process: 'anonymisation',
    stage: 'held',
    rule: 'held.hold-ends',
    ...OWNER_MOVES,
    input: { anchors: { stageSince: START, heldUntil: '2026-05-16T03:59:59.000Z' } },
    due: '2026-05-16T03:59:59.000Z',
  },
  { process: 'anonymisation', stage: 'erasing', rule: 'erasing.answer', ...IN_CHARGE, ...D3 },
  {
    process: 'rightsRequest',
    stage: 'received',
    rule: 'received.answer',
    ...IN_CHARGE,
    input: anchored('askedAt'),
    ...LAW30,
  },
  {
    process: 'rightsRequest',
    stage: 'extended',
    rule: 'extended.answer',
    ...IN_CHARGE,
    input: anchored('firstTermEndsAt'),
    ...LAW30,
  },
];
