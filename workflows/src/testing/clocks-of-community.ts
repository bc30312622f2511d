import { BD15, BD20, COORDINATOR, D30, IN_CHARGE, OWNER_MOVES, type Clock } from './clock.js';
import { START } from './stories/steps.js';

const D28 = { remind: '2026-03-20T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-28T03:59:59.000Z' };
const D60 = { remind: '2026-04-08T03:59:59.000Z', due: '2026-05-02T03:59:59.000Z', climb: '2026-07-01T03:59:59.000Z' };

type Rest = Omit<Clock, 'process' | 'stage' | 'rule'>;

const of = (stage: string, name: string, rest: Rest): Clock => ({
  ...{ process: 'communityPlan', stage, rule: `${stage}.${name}` },
  ...rest,
});
const cycle = (anchors: Record<string, string>, due: string): Clock => ({
  ...{ process: 'communityPlan', stage: 'running', rule: 'running.cycle-ends', ...OWNER_MOVES },
  ...{ input: { anchors: { stageSince: START, cycleStartedAt: START, ...anchors } }, due },
});

/** Process §8. */
export const CLOCKS_OF_COMMUNITY: readonly Clock[] = [
  of('commitment', 'sign', { ...IN_CHARGE, ...BD20 }),
  of('baseline', 'complete', { ...IN_CHARGE, ...D30 }),
  of('diagnosis', 'complete', { ...IN_CHARGE, ...D60 }),
  of('communal-plan', 'agree', { ...IN_CHARGE, ...D30 }),
  of('running', 'activity', { ...IN_CHARGE, ...D28 }),
  // Sixteen weeks, or the earlier day that the community agreed on.
  cycle({}, '2026-06-23T03:59:59.000Z'),
  cycle({ cycleEndsAt: '2026-05-16T03:59:59.000Z' }, '2026-05-16T03:59:59.000Z'),
  of('finishing', 'finish', { ...IN_CHARGE, ...BD15 }),
  of('end-line', 'complete', { ...IN_CHARGE, ...D30 }),
  of('evaluation', 'conclude', { ...COORDINATOR, ...BD15 }),
];
