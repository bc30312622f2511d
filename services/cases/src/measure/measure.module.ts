import { Module } from '@nestjs/common';
import { MergedPersonModule } from '@oln/service-kit';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { EscalationModule } from '../escalation/escalation.module.js';
import { MeasureCatalogueModule } from '../measure-catalogue/measure-catalogue.module.js';
import { ProtectionHearingModule } from '../protection-hearing/protection-hearing.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { MeasureAsked } from './measure-asked.js';
import { MeasureCoreModule } from './measure-core.module.js';
import { MeasureDecisions } from './measure-decisions.js';
import { MeasureDecisionsController } from './measure-decisions.http.js';
import { MeasureProcedure } from './measure-procedure.js';
import { MeasureProcedureController } from './measure-procedure.http.js';
import { MeasureReading } from './measure-reading.js';
import { MeasureWatch } from './measure-watch.js';
import { MeasureWatchController } from './measure-watch.http.js';
import { MeasureController } from './measure.http.js';
import { MeasureConsumer } from './measure.nats.js';
import { WatchedMeasures } from './watched-measures.js';

@Module({
  imports: [
    MeasureCoreModule,
    CaseFileModule,
    EscalationModule,
    MeasureCatalogueModule,
    MergedPersonModule,
    ProtectionHearingModule,
    StaffModule,
  ],
  controllers: [MeasureController, MeasureProcedureController, MeasureDecisionsController, MeasureWatchController],
  providers: [
    MeasureAsked,
    MeasureConsumer,
    MeasureDecisions,
    MeasureProcedure,
    MeasureReading,
    MeasureWatch,
    WatchedMeasures,
  ],
  exports: [MeasureCoreModule],
})
export class MeasureModule {}
