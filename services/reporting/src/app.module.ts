import { AlarmModule } from './alarm/alarm.module.js';
import { CommitmentModule } from './commitment/commitment.module.js';
import { FigureModule } from './figure/figure.module.js';
import { GenerationModule } from './generation/generation.module.js';
import { IndicatorModule } from './indicator/indicator.module.js';
import { MonitoringRoundModule } from './monitoring-round/monitoring-round.module.js';
import { OpenDataModule } from './open-data/open-data.module.js';
import { ProjectionModule } from './projection/projection.module.js';
import { ReportModule } from './report/report.module.js';
import { SnapshotModule } from './snapshot/snapshot.module.js';
import { TargetModule } from './target/target.module.js';
import { UnknownFactModule } from './unknown-fact/unknown-fact.module.js';
import { Module } from '@nestjs/common';
import { DueModule, OfficePolicyModule } from '@oln/service-kit';

@Module({
  imports: [
    AlarmModule,
    CommitmentModule,
    FigureModule,
    GenerationModule,
    IndicatorModule,
    MonitoringRoundModule,
    OpenDataModule,
    ProjectionModule,
    ReportModule,
    SnapshotModule,
    TargetModule,
    UnknownFactModule,
    DueModule.for('reporting', {
      right: 'monitoring.follow',
      processes: {
        monitoringSnapshot: 'monitoring.follow',
        // Who is in charge, and whom a rule is about, stay in the commune, as in the alarm itself.
        monitoringAlarm: { right: 'alarms.read', named: 'figures.whole' },
      },
    }),
    OfficePolicyModule.for({ read: 'reporting-terms.read', change: 'reporting-terms.change' }),
  ],
})
export class ReportingModule {}
