import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { ReferralDeadlines } from './referral-deadlines.js';

/** The door of the process `referral-<id>`. */
@Injectable()
@ActivityDoor('assistedReferral')
export class ReferralActivities implements OwnerActivities {
  constructor(private readonly deadlines: ReferralDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
