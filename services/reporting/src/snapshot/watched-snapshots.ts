import { Inject, Injectable } from '@nestjs/common';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { SNAPSHOT_DUE_DATES } from './snapshot-due-dates.js';
import { SnapshotProcess } from './snapshot-process.js';
import { SnapshotRepository } from './snapshot.repository.js';
import type { Snapshot } from './snapshot.js';

/** A process that was terminated by hand lets no signature be forgotten: the watchdog starts it anew. */
@Injectable()
@Watched('monitoringSnapshot')
export class WatchedSnapshots extends WatchedOwned<Snapshot> {
  constructor(table: SnapshotRepository, process: SnapshotProcess, @Inject(SNAPSHOT_DUE_DATES) dueDates: DueDates) {
    super(table, process, dueDates);
  }
}
