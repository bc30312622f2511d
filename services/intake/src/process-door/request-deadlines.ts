import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import { REQUEST_DUE_DATES } from '../request/request-due-dates.js';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { RequestProcess } from '../request/request-process.js';
import { RequestRepository } from '../request/request.repository.js';
import { RequestService } from '../request/request.service.js';
import type { IntakeRequest } from '../request/request.js';

/** What a request's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class RequestDeadlines extends OwnedDeadlines<IntakeRequest> {
  constructor(
    desk: DeadlineDesk,
    records: RequestRepository,
    process: RequestProcess,
    @Inject(REQUEST_DUE_DATES) dueDates: DueDates,
    private readonly service: RequestService,
  ) {
    super(desk, { records, process, dueDates });
  }

  /** The only date that comes of itself: the end of a pause wakes somebody. */
  protected override async come(tx: Tx, request: IntakeRequest, { rule }: DeadlineReached): Promise<IntakeRequest> {
    if (rule !== 'pause.ends' || !request.pause) return request;
    const resumed = await this.service.apply(tx, request, { do: 'resume' });
    const to = resumed.personInCharge ? { toPerson: resumed.personInCharge } : COORDINATOR;
    raiseNotice(tx, resumed, { code: 'request.pause-ended', urgency: 'today' }, to);
    return resumed;
  }
}
