import { Inject, Injectable } from '@nestjs/common';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { RIGHTS_REQUEST_DUE_DATES } from './rights-request-due-dates.js';
import { RightsRequestProcess } from './rights-request-process.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import type { RightsRequest } from './rights-request.js';

/** Terminating a process by hand must not let a term of the law pass unseen: the watchdog starts it anew. */
@Injectable()
@Watched('rightsRequest')
export class WatchedRightsRequests extends WatchedOwned<RightsRequest> {
  constructor(
    table: RightsRequestRepository,
    process: RightsRequestProcess,
    @Inject(RIGHTS_REQUEST_DUE_DATES) dueDates: DueDates,
  ) {
    super(table, process, dueDates);
  }
}
