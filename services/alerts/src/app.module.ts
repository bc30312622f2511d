import { Module } from '@nestjs/common';
import { alertsEvents } from '@oln/contracts';
import { DueModule, ErasureModule, HeldDataModule, OfficePolicyModule } from '@oln/service-kit';
import { AlertDoorsModule } from './alert/alert-doors.module.js';
import { AlertModule } from './alert/alert.module.js';
import { AlertImportModule } from './alert-import/alert-import.module.js';
import { ScoreConsentModule } from './consent/score-consent.module.js';
import { DutyModule } from './duty/duty.module.js';
import { HandingOnModule } from './handing-on/handing-on.module.js';
import { ALERTS_HELD_DATA } from './held-data/alerts-held-data.js';
import { IndexKeysModule } from './index-keys/index-keys.module.js';
import { IdentificationModule } from './identification/identification.module.js';
import { MergedPersonModule } from './merged-person/merged-person.module.js';
import { OpenCaseModule } from './open-case/open-case.module.js';
import { ProcessDoorModule } from './process-door/process-door.module.js';
import { SeverityModule } from './severity/severity.module.js';
import { StaffModule } from './staff/staff.module.js';
import { WatchDoorsModule } from './watch/watch-doors.module.js';
import { AlertsEraser } from './erasure/alerts-eraser.js';

@Module({
  imports: [
    // Before the routes of single alerts: `alerts/batches` is not the id of one.
    AlertImportModule,
    AlertModule,
    AlertDoorsModule,
    DutyModule,
    HandingOnModule,
    IdentificationModule,
    IndexKeysModule,
    MergedPersonModule,
    OpenCaseModule,
    ProcessDoorModule,
    ScoreConsentModule,
    SeverityModule,
    StaffModule,
    WatchDoorsModule,
    ErasureModule.for({ eraser: AlertsEraser, answered: alertsEvents.erasureAnswered }),
    DueModule.for('alerts', {
      right: 'alerts.follow',
      processes: { alert: 'alerts.follow', childWatch: 'alerts.follow' },
    }),
    OfficePolicyModule.for({ read: 'alerts-terms.read', change: 'alerts-terms.change' }),
    HeldDataModule.for(ALERTS_HELD_DATA),
  ],
})
export class AlertsModule {}
