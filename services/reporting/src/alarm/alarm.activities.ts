import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { AlarmDeadlines } from './alarm-deadlines.js';

/** The door of the process `monitoring-alarm-<id>`. */
@Injectable()
@ActivityDoor('monitoringAlarm')
export class AlarmActivities implements OwnerActivities {
  constructor(private readonly deadlines: AlarmDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
