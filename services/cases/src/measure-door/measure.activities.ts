import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { MeasureDeadlines } from './measure-deadlines.js';

/** The door of the process `measure-<id>`. */
@Injectable()
@ActivityDoor('protectionMeasure')
export class MeasureActivities extends OwnerDoor {
  constructor(deadlines: MeasureDeadlines) {
    super(deadlines);
  }
}
