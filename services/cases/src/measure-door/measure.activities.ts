import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { MeasureDeadlines } from './measure-deadlines.js';

/** The door of the process `measure-<id>`. */
@Injectable()
@ActivityDoor('protectionMeasure')
export class MeasureActivities implements OwnerActivities {
  constructor(private readonly deadlines: MeasureDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
