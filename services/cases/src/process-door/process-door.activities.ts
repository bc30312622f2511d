import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { CaseDeadlines } from './case-deadlines.js';

/** The door of the process `case-<caseId>`. */
@Injectable()
@ActivityDoor('caseManagement')
export class ProcessDoorActivities implements OwnerActivities {
  constructor(private readonly deadlines: CaseDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
