import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { CommunityPlanDeadlines } from './community-plan-deadlines.js';

/** The door of the process `community-plan-<id>`. */
@Injectable()
@ActivityDoor('communityPlan')
export class CommunityPlanActivities extends OwnerDoor {
  constructor(deadlines: CommunityPlanDeadlines) {
    super(deadlines);
  }
}
