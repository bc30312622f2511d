import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { RightsRequestDeadlines } from './rights-request-deadlines.js';

/** The door of the process `rights-request-<id>`. */
@Injectable()
@ActivityDoor('rightsRequest')
export class RightsRequestActivities extends OwnerDoor {
  constructor(deadlines: RightsRequestDeadlines) {
    super(deadlines);
  }
}
