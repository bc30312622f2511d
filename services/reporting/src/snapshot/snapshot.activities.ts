import { Injectable } from '@nestjs/common';
import { ActivityDoor, OwnerDoor } from '@oln/service-kit';
import { SnapshotDeadlines } from './snapshot-deadlines.js';

/** The door of the process `monitoring-snapshot-<id>`. */
@Injectable()
@ActivityDoor('monitoringSnapshot')
export class SnapshotActivities extends OwnerDoor {
  constructor(deadlines: SnapshotDeadlines) {
    super(deadlines);
  }
}
