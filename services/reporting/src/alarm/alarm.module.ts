import { Module } from '@nestjs/common';
import { FigureModule } from '../figure/figure.module.js';
import { ProjectionModule } from '../projection/projection.module.js';
import { AlarmAnnouncements } from './alarm-announcements.js';
import { AlarmDeadlines } from './alarm-deadlines.js';
import { ALARM_DUE_DATES, alarmDueDates } from './alarm-due-dates.js';
import { AlarmFindings } from './alarm-findings.repository.js';
import { AlarmProcess } from './alarm-process.js';
import { AlarmRuleController } from './alarm-rule.http.js';
import { AlarmRuleRepository } from './alarm-rule.repository.js';
import { AlarmRuleService } from './alarm-rule.service.js';
import { AlarmKeeping, AlarmSources, AlarmWatch } from './alarm-watch.js';
import { AlarmActivities } from './alarm.activities.js';
import { AlarmController } from './alarm.http.js';
import { AlarmReading } from './alarm.reading.js';
import { AlarmRepository } from './alarm.repository.js';
import { AlarmService } from './alarm.service.js';
import { WatchedAlarms } from './watched-alarms.js';

@Module({
  imports: [FigureModule, ProjectionModule],
  controllers: [AlarmController, AlarmRuleController],
  providers: [
    ...[AlarmRepository, AlarmRuleRepository, AlarmFindings, AlarmProcess, AlarmAnnouncements],
    ...[AlarmSources, AlarmKeeping, AlarmWatch, AlarmService, AlarmReading, AlarmRuleService],
    ...[AlarmDeadlines, AlarmActivities, WatchedAlarms],
    { provide: ALARM_DUE_DATES, useFactory: alarmDueDates },
  ],
  exports: [AlarmWatch],
})
export class AlarmModule {}
