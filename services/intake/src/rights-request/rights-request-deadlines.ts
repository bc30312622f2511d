import { Inject, Injectable } from '@nestjs/common';
import { DeadlineDesk, OwnedDeadlines, type DueDates } from '@oln/service-kit';
import { RIGHTS_REQUEST_DUE_DATES } from './rights-request-due-dates.js';
import { RightsRequestProcess } from './rights-request-process.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import type { RightsRequest } from './rights-request.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. A term that is late moves nothing. */
@Injectable()
export class RightsRequestDeadlines extends OwnedDeadlines<RightsRequest> {
  constructor(
    desk: DeadlineDesk,
    records: RightsRequestRepository,
    process: RightsRequestProcess,
    @Inject(RIGHTS_REQUEST_DUE_DATES) dueDates: DueDates,
  ) {
    super(desk, { records, process, dueDates });
  }
}
