import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor } from '@oln/service-kit';
import { SnapshotDeadlines } from './snapshot-deadlines.js';

/** The door of the process `monitoring-snapshot-<id>`. */
@Injectable()
@ActivityDoor('monitoringSnapshot')
export class SnapshotActivities implements OwnerActivities {
  constructor(private readonly deadlines: SnapshotDeadlines) {}

  putDeadlines(request: PutDeadlines): Promise<Standing> {
    return this.deadlines.put(request);
  }

  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.deadlines.reached(request);
  }
}
