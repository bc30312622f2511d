import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates, type Tx } from '@oln/service-kit';
import { REQUEST_DUE_DATES } from '../request/request-due-dates.js';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { standingOf } from '../request/request-process.js';
import { RequestRepository } from '../request/request.repository.js';
import { RequestService } from '../request/request.service.js';
import type { IntakeRequest } from '../request/request.js';

/** Clocks as the process sets them, and what a request's owner does when one fires. */
@Injectable()
export class DeadlineTools {
  constructor(
    @Inject(REQUEST_DUE_DATES) readonly dueDates: DueDates,
    readonly clock: ServiceClock,
  ) {}
}

/** What a request's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class RequestDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestRepository,
    private readonly service: RequestService,
    private readonly tools: DeadlineTools,
  ) {}

  put(put: PutDeadlines): Promise<Standing> {
    return this.work.run('request.put-deadlines', async (tx) => {
      const request = await this.requests.lock(tx, put.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the request is.
      if (request.stage === put.stage) await this.tools.dueDates.put(tx, put, request.personInCharge);
      return standingOf(request, tx.asOf);
    });
  }

  reached(reached: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('request.deadline-reached', async (tx) => {
      const request = await this.requests.lock(tx, reached.id);
      const now = this.tools.clock.now();
      const answer = await this.tools.dueDates.reached(tx, reached, standingOf(request, now), now);
      if (answer.verdict !== 'stands') return answer;
      return { verdict: 'stands', standing: standingOf(await this.obey(tx, request, reached), now) };
    });
  }

  /** The only date that comes of itself: the end of a pause wakes somebody. */
  private async obey(tx: Tx, request: IntakeRequest, { rule, level }: DeadlineReached): Promise<IntakeRequest> {
    if (rule !== 'pause.ends' || level !== 'due' || !request.pause) return request;
    const resumed = await this.service.apply(tx, request, { do: 'resume' });
    const to = resumed.personInCharge ? { toPerson: resumed.personInCharge } : COORDINATOR;
    raiseNotice(tx, resumed, { code: 'request.pause-ended', urgency: 'today' }, to);
    return resumed;
  }
}
