import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { EscalationDeadlines } from './escalation-deadlines.js';

/** The door of the process `escalation-<id>`. */
@Injectable()
@ActivityDoor('escalation')
export class EscalationActivities extends OwnerDoor {
  constructor(deadlines: EscalationDeadlines) {
    super(deadlines);
  }
}
