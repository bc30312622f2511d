import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { RightsRequestDeadlines } from './rights-request-deadlines.js';

/** The door of the process `rights-request-<id>`. */
@Injectable()
@ActivityDoor('rightsRequest')
export class RightsRequestActivities implements OwnerActivities {
  constructor(private readonly deadlines: RightsRequestDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
