import { Module } from '@nestjs/common';
import { CommitmentModule } from '../commitment/commitment.module.js';
import { FigureModule } from '../figure/figure.module.js';
import { ProjectionModule } from '../projection/projection.module.js';
import { MissingSnapshots } from './missing-snapshots.js';
import { SnapshotAnnouncements } from './snapshot-announcements.js';
import { SnapshotDeadlines } from './snapshot-deadlines.js';
import { SNAPSHOT_DUE_DATES, snapshotDueDates } from './snapshot-due-dates.js';
import { SnapshotProcess } from './snapshot-process.js';
import { SnapshotReckoning } from './snapshot-reckoning.js';
import { SnapshotTaking, TakingTools } from './snapshot-taking.service.js';
import { SnapshotActivities } from './snapshot.activities.js';
import { SnapshotController } from './snapshot.http.js';
import { SnapshotReading } from './snapshot.reading.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { SnapshotService } from './snapshot.service.js';
import { WatchedSnapshots } from './watched-snapshots.js';

@Module({
  imports: [CommitmentModule, FigureModule, ProjectionModule],
  controllers: [SnapshotController],
  providers: [
    ...[SnapshotRepository, SnapshotProcess, SnapshotAnnouncements, SnapshotReckoning, SnapshotTaking, TakingTools],
    ...[SnapshotService, SnapshotReading, SnapshotDeadlines, SnapshotActivities, WatchedSnapshots, MissingSnapshots],
    { provide: SNAPSHOT_DUE_DATES, useFactory: snapshotDueDates },
  ],
  exports: [SnapshotRepository, SnapshotTaking],
})
export class SnapshotModule {}
