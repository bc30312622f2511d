import type { Clock } from './clocks-of-law.js';
import { START } from './stories/steps.js';

const BD3 = { remind: '2026-03-05T02:59:59.000Z', due: '2026-03-06T02:59:59.000Z', climb: '2026-03-11T02:59:59.000Z' };
const BD10 = { remind: '2026-03-11T02:59:59.000Z', due: '2026-03-17T02:59:59.000Z', climb: '2026-03-31T02:59:59.000Z' };
const BD15 = { remind: '2026-03-14T02:59:59.000Z', due: '2026-03-24T02:59:59.000Z', climb: '2026-04-15T03:59:59.000Z' };

/** Process §9. */
export const CLOCKS_OF_MONITORING: readonly Clock[] = [
  { process: 'monitoringSnapshot', stage: 'signing', rule: 'signing.sign', ...BD10 },
  { process: 'monitoringAlarm', stage: 'open', rule: 'open.acknowledge', ...BD3 },
  {
    process: 'monitoringAlarm',
    stage: 'acknowledged',
    rule: 'acknowledged.resolve',
    input: { anchors: { stageSince: START, openedAt: START } },
    ...BD15,
  },
];
