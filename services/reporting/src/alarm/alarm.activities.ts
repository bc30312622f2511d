import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { AlarmDeadlines } from './alarm-deadlines.js';

/** The door of the process `monitoring-alarm-<id>`. */
@Injectable()
@ActivityDoor('monitoringAlarm')
export class AlarmActivities extends OwnerDoor {
  constructor(deadlines: AlarmDeadlines) {
    super(deadlines);
  }
}
