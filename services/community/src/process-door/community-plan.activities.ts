import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { CommunityPlanDeadlines } from './community-plan-deadlines.js';

/** The door of the process `community-plan-<id>`. */
@Injectable()
@ActivityDoor('communityPlan')
export class CommunityPlanActivities implements OwnerActivities {
  constructor(private readonly deadlines: CommunityPlanDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
