import { Module } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import { DueModule, ErasureModule, HeldDataModule, OfficePolicyModule } from '@oln/service-kit';
import { AcknowledgementModule } from './answer-link/acknowledgement.module.js';
import { AlertKnowledgeModule } from './alert-knowledge/alert-knowledge.module.js';
import { AppointmentModule } from './appointment/appointment.module.js';
import { AwaitedRequestModule } from './awaited-request/awaited-request.module.js';
import { CaseFileModule } from './case-file/case-file.module.js';
import { ClosureModule } from './closure/closure.module.js';
import { DiagnosisModule } from './diagnosis/diagnosis.module.js';
import { EscalationDoorModule } from './escalation-door/escalation-door.module.js';
import { EscalationModule } from './escalation/escalation.module.js';
import { EvaluationModule } from './evaluation/evaluation.module.js';
import { ExitModule } from './exit/exit.module.js';
import { FamilyPlanModule } from './family-plan/family-plan.module.js';
import { FollowUpModule } from './follow-up/follow-up.module.js';
import { GenogramModule } from './genogram/genogram.module.js';
import { CASES_HELD_DATA } from './held-data/cases-held-data.js';
import { IndexKeysModule } from './index-keys/index-keys.module.js';
import { InstrumentModule } from './instrument/instrument.module.js';
import { InvitationModule } from './invitation/invitation.module.js';
import { LeavingModule } from './leaving/leaving.module.js';
import { MeasureCatalogueModule } from './measure-catalogue/measure-catalogue.module.js';
import { MeasureDoorModule } from './measure-door/measure-door.module.js';
import { MeasureModule } from './measure/measure.module.js';
import { PauseModule } from './pause/pause.module.js';
import { ProcessDoorModule } from './process-door/process-door.module.js';
import { ProtectionHearingModule } from './protection-hearing/protection-hearing.module.js';
import { ReassignmentModule } from './reassignment/reassignment.module.js';
import { ReviewModule } from './review/review.module.js';
import { SessionModule } from './session/session.module.js';
import { StaffModule } from './staff/staff.module.js';
import { TherapyModule } from './therapy/therapy.module.js';
import { TimelineModule } from './timeline/timeline.module.js';
import { TransferModule } from './transfer/transfer.module.js';
import { CasesEraser } from './erasure/cases-eraser.js';

@Module({
  imports: [
    CaseFileModule,
    InvitationModule,
    InstrumentModule,
    DiagnosisModule,
    FamilyPlanModule,
    SessionModule,
    TherapyModule,
    GenogramModule,
    AlertKnowledgeModule,
    ReviewModule,
    EvaluationModule,
    ClosureModule,
    FollowUpModule,
    ExitModule,
    PauseModule,
    TransferModule,
    AwaitedRequestModule,
    LeavingModule,
    ReassignmentModule,
    StaffModule,
    AppointmentModule,
    IndexKeysModule,
    TimelineModule,
    ErasureModule.for({ eraser: CasesEraser, answered: casesEvents.erasureAnswered }),
    DueModule.for('cases', {
      right: 'cases.follow',
      processes: {
        caseManagement: 'cases.follow',
        familyTherapy: 'cases.follow',
        escalation: 'escalations.follow',
        protectionMeasure: 'measures.follow',
      },
    }),
    OfficePolicyModule.for({ read: 'cases-terms.read', change: 'cases-terms.change' }),
    HeldDataModule.for(CASES_HELD_DATA),
    ProcessDoorModule,
    EscalationModule,
    EscalationDoorModule,
    AcknowledgementModule,
    MeasureModule,
    MeasureCatalogueModule,
    ProtectionHearingModule,
    MeasureDoorModule,
  ],
})
export class CasesModule {}
