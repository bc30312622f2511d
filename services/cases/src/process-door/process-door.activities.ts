import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { CaseDeadlines } from './case-deadlines.js';

/** The door of the process `case-<caseId>` of case management. */
@Injectable()
@ActivityDoor('caseManagement')
export class ManagementDoorActivities implements OwnerActivities {
  constructor(private readonly deadlines: CaseDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put('caseManagement', request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached('caseManagement', request);
  }
}

/** The same door for the process of a family therapy. */
@Injectable()
@ActivityDoor('familyTherapy')
export class TherapyDoorActivities implements OwnerActivities {
  constructor(private readonly deadlines: CaseDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put('familyTherapy', request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached('familyTherapy', request);
  }
}
