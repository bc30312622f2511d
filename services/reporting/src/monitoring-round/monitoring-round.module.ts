import { Module } from '@nestjs/common';
import { AlarmModule } from '../alarm/alarm.module.js';
import { SnapshotModule } from '../snapshot/snapshot.module.js';
import { MonitoringRoundActivities } from './monitoring-round.activities.js';
import { MonitoringRounds } from './monitoring-rounds.js';
import { MonitoringSchedules } from './monitoring-schedules.js';

@Module({
  imports: [AlarmModule, SnapshotModule],
  providers: [MonitoringRoundActivities, MonitoringRounds, MonitoringSchedules],
})
export class MonitoringRoundModule {}
