import { Inject, Injectable } from '@nestjs/common';
import { DeadlineDesk, OwnedDeadlines, type DueDates } from '@oln/service-kit';
import { SNAPSHOT_DUE_DATES } from './snapshot-due-dates.js';
import { SnapshotProcess } from './snapshot-process.js';
import { SnapshotRepository } from './snapshot.repository.js';
import type { Snapshot } from './snapshot.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. A signature that is late moves nothing. */
@Injectable()
export class SnapshotDeadlines extends OwnedDeadlines<Snapshot> {
  constructor(
    desk: DeadlineDesk,
    records: SnapshotRepository,
    process: SnapshotProcess,
    @Inject(SNAPSHOT_DUE_DATES) dueDates: DueDates,
  ) {
    super(desk, { records, process, dueDates });
  }
}
