import { Inject, Injectable } from '@nestjs/common';
import type { WatchHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { WATCH_DUE_DATES } from '../watch/watch-due-dates.js';
import { WatchProcess } from '../watch/watch-process.js';
import { WatchRepository } from '../watch/watch.repository.js';
import type { Watch } from '../watch/watch.js';

/** A watch is open as long as its child is one. */
@Injectable()
@Watched('childWatch')
export class WatchedWatches extends WatchedOwned<Watch, WatchHappening> {
  constructor(table: WatchRepository, process: WatchProcess, @Inject(WATCH_DUE_DATES) dueDates: DueDates) {
    super(table, process, dueDates);
  }
}
