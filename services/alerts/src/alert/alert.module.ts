import { Module } from '@nestjs/common';
import { CorrelationService } from '../correlation/correlation.service.js';
import { DutyModule } from '../duty/duty.module.js';
import { OpenCaseRepository } from '../open-case/open-case.repository.js';
import { WatchModule } from '../watch/watch.module.js';
import { AlertAnnouncements } from './alert-announcements.js';
import { ALERT_DUE_DATES, alertDueDates } from './alert-due-dates.js';
import { AlertIntake } from './alert-intake.service.js';
import { AlertLists } from './alert-lists.repository.js';
import { AlertLocks } from './alert-locks.js';
import { AlertNotesRepository } from './alert-notes.repository.js';
import { AlertProcess } from './alert-process.js';
import { AlertSealing } from './alert-sealing.js';
import { AlertRepository } from './alert.repository.js';
import { AlertService } from './alert.service.js';
import { ChildTurns } from './child-turns.js';
import { AlertRegistration, RegistrationTraces } from './registration.service.js';

const shared = [
  ...[AlertRepository, AlertLists, AlertNotesRepository, AlertSealing, AlertLocks],
  ...[AlertService, AlertProcess, AlertAnnouncements, AlertRegistration, RegistrationTraces, AlertIntake, ChildTurns],
  ...[CorrelationService, OpenCaseRepository],
  { provide: ALERT_DUE_DATES, useFactory: alertDueDates },
];

/** The records of alerts and what is decided about them; their doors stand in alert-doors.module.ts. */
@Module({ imports: [WatchModule, DutyModule], providers: shared, exports: [...shared, WatchModule, DutyModule] })
export class AlertModule {}
