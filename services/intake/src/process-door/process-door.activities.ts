import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { RequestDeadlines } from './request-deadlines.js';

/** The door of the process `intake-<requestId>`. */
@Injectable()
@ActivityDoor('intake')
export class ProcessDoorActivities implements OwnerActivities {
  constructor(private readonly deadlines: RequestDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
