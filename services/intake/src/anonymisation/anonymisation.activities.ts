import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { AnonymisationDeadlines } from './anonymisation-deadlines.js';

/** The door of the process `anonymisation-<id>`. */
@Injectable()
@ActivityDoor('anonymisation')
export class AnonymisationActivities extends OwnerDoor {
  constructor(deadlines: AnonymisationDeadlines) {
    super(deadlines);
  }
}
