import { anchored, BD10, BD15, BD3, IN_CHARGE, type Clock } from './clock.js';

/** Process §9. */
export const CLOCKS_OF_MONITORING: readonly Clock[] = [
  {
    ...{ process: 'monitoringSnapshot', stage: 'signing', rule: 'signing.sign' },
    // Until the region is told it is the coordinator's alone.
    ...{ asked: 'coordinator', told: 'coordinator' },
    ...BD10,
  },
  { process: 'monitoringAlarm', stage: 'open', rule: 'open.acknowledge', ...IN_CHARGE, ...BD3 },
  {
    process: 'monitoringAlarm',
    stage: 'acknowledged',
    rule: 'acknowledged.resolve',
    ...IN_CHARGE,
    input: anchored('openedAt'),
    ...BD15,
  },
];
