import { Module } from '@nestjs/common';
import { MergedPersonModule } from '@oln/service-kit';
import { AnswerLinkModule } from '../answer-link/answer-link.module.js';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { MeasureCoreModule } from '../measure/measure-core.module.js';
import { RecipientModule } from '../recipient/recipient.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { EscalationAnnouncements } from './escalation-announcements.js';
import { EscalationAnswers } from './escalation-answers.js';
import { EscalationAnswersController } from './escalation-answers.http.js';
import { EscalationAsked } from './escalation-asked.js';
import { EscalationChildren } from './escalation-children.js';
import { EscalationDrafting } from './escalation-drafting.js';
import { EscalationDraftingController } from './escalation-drafting.http.js';
import { ESCALATION_DUE_DATES, escalationDueDates } from './escalation-due-dates.js';
import { EscalationFollowUp } from './escalation-follow-up.js';
import { EscalationFollowUpController } from './escalation-follow-up.http.js';
import { EscalationHandover } from './escalation-handover.js';
import { EscalationOpening } from './escalation-opening.js';
import { EscalationOrigins } from './escalation-origins.js';
import { EscalationProcess } from './escalation-process.js';
import { EscalationReading } from './escalation-reading.js';
import { EscalationStoreModule } from './escalation-store.module.js';
import { EscalationTools } from './escalation-tools.js';
import { EscalationController } from './escalation.http.js';
import { EscalationConsumer } from './escalation.nats.js';
import { EscalationService } from './escalation.service.js';
import { MeasureInstead } from './measure-instead.js';
import { NotificationRepository } from './notification.repository.js';
import { Notifier } from './notifier.js';
import { WatchedEscalations } from './watched-escalations.js';

const shared = [
  EscalationService,
  EscalationOpening,
  EscalationProcess,
  EscalationTools,
  EscalationAnswers,
  NotificationRepository,
  { provide: ESCALATION_DUE_DATES, useFactory: escalationDueDates },
];

@Module({
  imports: [
    MeasureCoreModule,
    EscalationStoreModule,
    CaseFileModule,
    MergedPersonModule,
    RecipientModule,
    StaffModule,
    AnswerLinkModule,
  ],
  controllers: [
    EscalationController,
    EscalationDraftingController,
    EscalationAnswersController,
    EscalationFollowUpController,
  ],
  providers: [
    ...shared,
    EscalationAnnouncements,
    EscalationAsked,
    EscalationChildren,
    EscalationConsumer,
    EscalationDrafting,
    EscalationFollowUp,
    EscalationHandover,
    EscalationOrigins,
    EscalationReading,
    MeasureInstead,
    Notifier,
    WatchedEscalations,
  ],
  exports: [...shared, EscalationStoreModule],
})
export class EscalationModule {}
