import type { ProcessInput, ProcessName } from '@oln/contracts';
import { START } from './stories/steps.js';

export interface Clock {
  process: ProcessName;
  stage: string;
  rule: string;
  input?: Partial<ProcessInput>;
  /** Literal dates, reckoned by hand with a calendar of Chile: summer time ends on 5 April 2026. */
  remind?: string;
  due: string;
  climb?: string;
  /** Whom it climbs to (default: the regional supervisor). */
  climbTo?: string;
}

const anchored = (name: string): Partial<ProcessInput> => ({ anchors: { stageSince: START, [name]: START } });
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
    input: anchored('announcedAt'),
    due: '2026-04-02T02:59:59.000Z',
  },
  { process: 'anonymisation', stage: 'held', rule: 'held.hold-ends', due: '2027-03-03T02:59:59.000Z' },
  {
    process: 'anonymisation',
    stage: 'held',
    rule: 'held.hold-ends',
    input: { anchors: { stageSince: START, heldUntil: '2026-05-16T03:59:59.000Z' } },
    due: '2026-05-16T03:59:59.000Z',
  },
  { process: 'anonymisation', stage: 'erasing', rule: 'erasing.answer', ...D3 },
  { process: 'rightsRequest', stage: 'received', rule: 'received.answer', input: anchored('askedAt'), ...LAW30 },
  {
    process: 'rightsRequest',
    stage: 'extended',
    rule: 'extended.answer',
    input: anchored('firstTermEndsAt'),
    ...LAW30,
  },
];
