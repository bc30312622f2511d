import type { AlarmOutcome, SnapshotOutcome } from '@oln/contracts';
import { closes, moves, START, type Stories } from './steps.js';

/** Process §9. */
export const SNAPSHOTS: Stories<SnapshotOutcome> = {
  // Nobody signs until the region was told; the figures are taken again in between.
  signed: {
    stage: 'signing',
    anchors: { stageSince: START },
    steps: [moves('2026-03-20', 'signing', { anchors: { stageSince: START } }), closes('2026-04-02', 'signed')],
  },
};

const opened = { stage: 'open', anchors: { stageSince: START, openedAt: START } };
const acknowledged = (day: string) => moves(day, 'acknowledged', { anchors: { openedAt: START } });

/** Process §9. */
export const ALARMS: Stories<AlarmOutcome> = {
  ended: { ...opened, steps: [closes('2026-03-04', 'ended')] },
  resolved: { ...opened, steps: [acknowledged('2026-03-09'), closes('2026-03-27', 'resolved')] },
  // Nobody looks at it for weeks.
  dismissed: { ...opened, steps: [closes('2026-03-16', 'dismissed')] },
};
