import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { AlertDeadlines } from './alert-deadlines.js';

/** The door of the process `alert-<alertId>`. */
@Injectable()
@ActivityDoor('alert')
export class AlertDoor extends OwnerDoor {
  constructor(deadlines: AlertDeadlines) {
    super(deadlines);
  }
}
