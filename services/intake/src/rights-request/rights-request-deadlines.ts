import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates } from '@oln/service-kit';
import { RIGHTS_REQUEST_DUE_DATES } from './rights-request-due-dates.js';
import { standingOf } from './rights-request-process.js';
import { RightsRequestRepository } from './rights-request.repository.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. A term that is late moves nothing. */
@Injectable()
export class RightsRequestDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RightsRequestRepository,
    private readonly clock: ServiceClock,
    @Inject(RIGHTS_REQUEST_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(put: PutDeadlines): Promise<Standing> {
    return this.work.run('rights-request.put-deadlines', async (tx) => {
      const request = await this.requests.lock(tx, put.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (request.stage === put.stage) await this.dueDates.put(tx, put, request.personInCharge);
      return standingOf(request, tx.asOf);
    });
  }

  reached(reached: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('rights-request.deadline-reached', async (tx) => {
      const request = await this.requests.lock(tx, reached.id);
      const now = this.clock.now();
      return this.dueDates.reached(tx, reached, standingOf(request, now), now);
    });
  }
}
