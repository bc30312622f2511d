import { Module } from '@nestjs/common';
import { ReportModule } from '../report/report.module.js';
import { SnapshotModule } from '../snapshot/snapshot.module.js';
import { OpenDataController } from './open-data.http.js';
import { OpenDataService } from './open-data.service.js';
import { OpenFigures } from './open-figures.js';
import { SignedSnapshots } from './signed-snapshots.js';

/** `OpenFigures` is named here once: whoever publishes from somewhere else changes this line. */
@Module({
  imports: [ReportModule, SnapshotModule],
  controllers: [OpenDataController],
  providers: [OpenDataService, { provide: OpenFigures, useClass: SignedSnapshots }],
})
export class OpenDataModule {}
