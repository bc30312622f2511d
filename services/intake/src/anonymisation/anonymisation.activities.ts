import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { AnonymisationDeadlines } from './anonymisation-deadlines.js';

/** The door of the process `anonymisation-<id>`. */
@Injectable()
@ActivityDoor('anonymisation')
export class AnonymisationActivities implements OwnerActivities {
  constructor(private readonly deadlines: AnonymisationDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
