import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { EscalationDeadlines } from './escalation-deadlines.js';

/** The door of the process `escalation-<id>`. */
@Injectable()
@ActivityDoor('escalation')
export class EscalationActivities implements OwnerActivities {
  constructor(private readonly deadlines: EscalationDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
