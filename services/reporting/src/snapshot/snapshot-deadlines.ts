import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates } from '@oln/service-kit';
import { SNAPSHOT_DUE_DATES } from './snapshot-due-dates.js';
import { standingOf } from './snapshot-process.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. A signature that is late moves nothing. */
@Injectable()
export class SnapshotDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: SnapshotRepository,
    private readonly clock: ServiceClock,
    @Inject(SNAPSHOT_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    return this.work.run('snapshot.put-deadlines', async (tx) => {
      const snapshot = await this.snapshots.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (snapshot.stage === request.stage) await this.dueDates.put(tx, request);
      return standingOf(snapshot, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('snapshot.deadline-reached', async (tx) => {
      const snapshot = await this.snapshots.lock(tx, request.id);
      const now = this.clock.now();
      return this.dueDates.reached(tx, request, standingOf(snapshot, now), now);
    });
  }
}
