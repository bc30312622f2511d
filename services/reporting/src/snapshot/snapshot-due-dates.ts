import { reportingEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const SNAPSHOT_DUE_DATES = Symbol('DueDates of monitoringSnapshot');

/** The clocks of all snapshots: the kit's table, told of under their events. */
export const snapshotDueDates = (): DueDates =>
  new DueDates({
    process: 'monitoringSnapshot',
    kind: 'snapshot',
    events: { ...reportingEvents.snapshotClocks, notice: reportingEvents.noticeRaised },
  });
