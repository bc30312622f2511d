import { Inject, Injectable } from '@nestjs/common';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { ANONYMISATION_DUE_DATES } from './anonymisation-due-dates.js';
import { AnonymisationProcess } from './anonymisation-process.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import type { Anonymisation } from './anonymisation.js';

/** Terminating a process by hand must not keep what is to be erased: the watchdog starts it anew. */
@Injectable()
@Watched('anonymisation')
export class WatchedAnonymisations extends WatchedOwned<Anonymisation> {
  constructor(
    table: AnonymisationRepository,
    process: AnonymisationProcess,
    @Inject(ANONYMISATION_DUE_DATES) dueDates: DueDates,
  ) {
    super(table, process, dueDates);
  }
}
