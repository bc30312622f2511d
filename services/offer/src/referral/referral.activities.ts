import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { ReferralDeadlines } from './referral-deadlines.js';

/** The door of the process `referral-<id>`. */
@Injectable()
@ActivityDoor('assistedReferral')
export class ReferralActivities extends OwnerDoor {
  constructor(deadlines: ReferralDeadlines) {
    super(deadlines);
  }
}
