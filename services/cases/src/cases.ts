import type { ServiceDefinition } from '@oln/service-kit';
import { CasesModule } from './app.module.js';
import { AnswerLinkRow } from './answer-link/answer-link.entity.js';
import { CaseAlertRow } from './alert-knowledge/alert-knowledge.entity.js';
import { AppointmentRow, CalendarFeedRow } from './appointment/appointment.entity.js';
import { CaseFileRow } from './case-file/case-file.entity.js';
import { ClosureRow } from './closure/closure.entity.js';
import { ChildOpinionRow, DiagnosisRow } from './diagnosis/diagnosis.entity.js';
import { EscalationRecordRow } from './escalation/escalation-records.entity.js';
import { ChildOwnerRow, EscalationRow } from './escalation/escalation.entity.js';
import { NotificationRow } from './escalation/notification.entity.js';
import { EvaluationRow } from './evaluation/evaluation.entity.js';
import { FamilyPlanRow, PlanCaseRow, PlanObjectiveRow, PlanTaskRow } from './family-plan/family-plan.entity.js';
import { FollowUpRow } from './follow-up/follow-up.entity.js';
import { GenogramRow } from './genogram/genogram.entity.js';
import { InstrumentRow } from './instrument/instrument.entity.js';
import { CaseDocumentRow, ContactAttemptRow, DocumentKindRow } from './invitation/invitation.entity.js';
import { MeasureCatalogueRow } from './measure-catalogue/measure-catalogue.entity.js';
import { MeasureRecordRow, MeasureTermRow } from './measure/measure-records.entity.js';
import { MeasureRow } from './measure/measure.entity.js';
import { ProtectionHearingRow } from './protection-hearing/protection-hearing.entity.js';
import { ReassignmentRow } from './reassignment/reassignment.entity.js';
import { RecipientRow } from './recipient/recipient.entity.js';
import { ReviewRow } from './review/review.entity.js';
import { SessionRow } from './session/session.entity.js';
import { KnownStaffRow } from './staff/staff.entity.js';
import { TherapyRow } from './therapy/therapy.entity.js';
import { TransferRow } from './transfer/transfer.entity.js';

export const cases: ServiceDefinition = {
  name: 'cases',
  description:
    'Case files of families, from the invitation to the follow-up: diagnosis, plan, sessions, evaluation, closure; agenda and due dates.',
  module: CasesModule,
  entities: [
    CaseFileRow,
    ContactAttemptRow,
    CaseDocumentRow,
    DocumentKindRow,
    InstrumentRow,
    DiagnosisRow,
    ChildOpinionRow,
    FamilyPlanRow,
    PlanObjectiveRow,
    PlanTaskRow,
    PlanCaseRow,
    SessionRow,
    TherapyRow,
    GenogramRow,
    CaseAlertRow,
    ReviewRow,
    EvaluationRow,
    ClosureRow,
    FollowUpRow,
    TransferRow,
    ReassignmentRow,
    AppointmentRow,
    CalendarFeedRow,
    KnownStaffRow,
    EscalationRow,
    ChildOwnerRow,
    EscalationRecordRow,
    NotificationRow,
    RecipientRow,
    AnswerLinkRow,
    MeasureRow,
    MeasureRecordRow,
    MeasureTermRow,
    MeasureCatalogueRow,
    ProtectionHearingRow,
  ],
};
