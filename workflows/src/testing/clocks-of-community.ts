import type { Clock } from './clocks-of-law.js';
import { START } from './stories/steps.js';

const BD15 = { remind: '2026-03-14T02:59:59.000Z', due: '2026-03-24T02:59:59.000Z', climb: '2026-04-15T03:59:59.000Z' };
const BD20 = { remind: '2026-03-19T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-29T03:59:59.000Z' };
const D28 = { remind: '2026-03-20T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-28T03:59:59.000Z' };
const D30 = { remind: '2026-03-21T02:59:59.000Z', due: '2026-04-02T02:59:59.000Z', climb: '2026-05-02T03:59:59.000Z' };
const D60 = { remind: '2026-04-08T03:59:59.000Z', due: '2026-05-02T03:59:59.000Z', climb: '2026-07-01T03:59:59.000Z' };

const of = (stage: string, name: string, dates: Pick<Clock, 'remind' | 'due' | 'climb'>): Clock => ({
  ...{ process: 'communityPlan', stage, rule: `${stage}.${name}` },
  ...dates,
});
const cycle = (anchors: Record<string, string>, due: string): Clock => ({
  ...{ process: 'communityPlan', stage: 'running', rule: 'running.cycle-ends' },
  ...{ input: { anchors: { stageSince: START, cycleStartedAt: START, ...anchors } }, due },
});

/** Process §8. */
export const CLOCKS_OF_COMMUNITY: readonly Clock[] = [
  of('commitment', 'sign', BD20),
  of('baseline', 'complete', D30),
  of('diagnosis', 'complete', D60),
  of('communal-plan', 'agree', D30),
  of('running', 'activity', D28),
  // Sixteen weeks, or the earlier day that the community agreed on.
  cycle({}, '2026-06-23T03:59:59.000Z'),
  cycle({ cycleEndsAt: '2026-05-16T03:59:59.000Z' }, '2026-05-16T03:59:59.000Z'),
  of('finishing', 'finish', BD15),
  of('end-line', 'complete', D30),
  of('evaluation', 'conclude', BD15),
];
