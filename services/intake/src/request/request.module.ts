import { Module } from '@nestjs/common';
import { AttendedFamiliesModule } from '../assignment/attended-families.module.js';
import { FamilyModule } from '../family/family.module.js';
import { PersonModule } from '../person/person.module.js';
import { ScoreHistoryRepository } from '../priority/score-history.repository.js';
import { ScoringService } from '../priority/scoring.service.js';
import { AdmissibilityFacts } from './admissibility-facts.js';
import { AdmissionDesk } from './admission-desk.service.js';
import { ChildrenOfRequests } from './children-of-requests.js';
import { DuplicateDesk, DuplicateFacts } from './duplicate-desk.service.js';
import { FrontDesk } from './front-desk.service.js';
import { RegistrationService } from './registration.service.js';
import { RequestAnnouncements } from './request-announcements.js';
import { REQUEST_DUE_DATES, requestDueDates } from './request-due-dates.js';
import { RequestHousehold } from './request-household.js';
import { RequestNewsController } from './request-news.http.js';
import { RequestProcess } from './request-process.js';
import { RequestStepsController } from './request-steps.http.js';
import { RequestController } from './request.http.js';
import { RequestReading } from './request.reading.js';
import { RequestRepository } from './request.repository.js';
import { RequestService } from './request.service.js';
import { VariantDesk } from './variant-desk.service.js';

const shared = [
  RequestRepository,
  RequestService,
  RequestProcess,
  RequestAnnouncements,
  RegistrationService,
  ChildrenOfRequests,
  { provide: REQUEST_DUE_DATES, useFactory: requestDueDates },
];

@Module({
  imports: [PersonModule, FamilyModule, AttendedFamiliesModule],
  controllers: [RequestController, RequestStepsController, RequestNewsController],
  providers: [
    ...shared,
    ...[ScoringService, ScoreHistoryRepository, RequestReading, RequestHousehold, AdmissibilityFacts],
    ...[FrontDesk, AdmissionDesk, DuplicateDesk, DuplicateFacts, VariantDesk],
  ],
  exports: shared,
})
export class RequestModule {}
