import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { RequestDeadlines } from './request-deadlines.js';

/** The door of the process `intake-<requestId>`. */
@Injectable()
@ActivityDoor('intake')
export class ProcessDoorActivities extends OwnerDoor {
  constructor(deadlines: RequestDeadlines) {
    super(deadlines);
  }
}
