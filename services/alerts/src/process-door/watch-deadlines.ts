import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor, ServiceClock, UnitOfWork, type DueDates } from '@oln/service-kit';
import { WATCH_DUE_DATES } from '../watch/watch-due-dates.js';
import { standingOf } from '../watch/watch-process.js';
import { WatchRepository } from '../watch/watch.repository.js';
import { WatchService } from '../watch/watch.service.js';

/** What a watch's owner does with it when a date comes. */
@Injectable()
export class WatchDoorTools {
  constructor(
    readonly watching: WatchService,
    readonly clock: ServiceClock,
    @Inject(WATCH_DUE_DATES) readonly dueDates: DueDates,
  ) {}
}

/** The door of the process `child-watch-<childId>`. */
@Injectable()
@ActivityDoor('childWatch')
export class WatchDoor implements OwnerActivities {
  constructor(
    private readonly work: UnitOfWork,
    private readonly watches: WatchRepository,
    private readonly tools: WatchDoorTools,
  ) {}

  putDeadlines(put: PutDeadlines): Promise<Standing> {
    return this.work.run('watch.put-deadlines', async (tx) => {
      const watch = await this.watches.lock(tx, put.id);
      if (watch.stage === put.stage) await this.tools.dueDates.put(tx, put, watch.personInCharge);
      return standingOf(watch, tx.asOf);
    });
  }

  deadlineReached(reached: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('watch.deadline-reached', async (tx) => {
      const watch = await this.watches.lock(tx, reached.id);
      const now = this.tools.clock.now();
      const answer = await this.tools.dueDates.reached(tx, reached, standingOf(watch, now), now);
      if (answer.verdict !== 'stands' || reached.rule !== 'active.quiet' || reached.level !== 'due') return answer;
      if (watch.quietDueSince) return { ...answer, verdict: 'answered' };
      // Ninety days without an alert. With one that is open it stays awake, and goes quiet with the last of them.
      const after = await this.tools.watching.apply(tx, watch, { do: 'come-to-rest' });
      const verdict = after.stage === 'quiet' ? 'stands' : 'answered';
      return { verdict, standing: standingOf(after, now) };
    });
  }
}
