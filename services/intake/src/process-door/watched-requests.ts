import { Inject, Injectable } from '@nestjs/common';
import type { IntakeHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { REQUEST_DUE_DATES } from '../request/request-due-dates.js';
import { RequestProcess } from '../request/request-process.js';
import { RequestRepository } from '../request/request.repository.js';
import type { IntakeRequest } from '../request/request.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the request stands. */
@Injectable()
@Watched('intake')
export class WatchedRequests extends WatchedOwned<IntakeRequest, IntakeHappening> {
  constructor(table: RequestRepository, process: RequestProcess, @Inject(REQUEST_DUE_DATES) dueDates: DueDates) {
    super(table, process, dueDates);
  }
}
