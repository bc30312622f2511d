import { Module } from '@nestjs/common';
import { AnonymisationModule } from '../anonymisation/anonymisation.module.js';
import { ConsentRecordsModule } from '../consent/consent-records.module.js';
import { FamilyModule } from '../family/family.module.js';
import { GuardianshipModule } from '../guardianship/guardianship.module.js';
import { PersonModule } from '../person/person.module.js';
import { RightsAnswering } from './rights-answering.js';
import { RightsConsequences } from './rights-consequences.js';
import { RightsRequestAnnouncements } from './rights-request-announcements.js';
import { RightsRegistry, RightsRequestDesk } from './rights-request-desk.js';
import { RightsRequestDeadlines } from './rights-request-deadlines.js';
import { RIGHTS_REQUEST_DUE_DATES, rightsRequestDueDates } from './rights-request-due-dates.js';
import { RightsRequestProcess } from './rights-request-process.js';
import { RightsRequestActivities } from './rights-request.activities.js';
import { RightsRequestController } from './rights-request.http.js';
import { RightsRequestReading } from './rights-request.reading.js';
import { RightsRequestRepository } from './rights-request.repository.js';
import { RightsRequestService } from './rights-request.service.js';
import { WatchedRightsRequests } from './watched-rights-requests.js';

@Module({
  imports: [PersonModule, FamilyModule, GuardianshipModule, AnonymisationModule, ConsentRecordsModule],
  controllers: [RightsRequestController],
  providers: [
    ...[RightsRequestRepository, RightsRequestProcess, RightsRequestAnnouncements],
    ...[
      RightsRegistry,
      RightsConsequences,
      RightsAnswering,
      RightsRequestDesk,
      RightsRequestReading,
      RightsRequestService,
    ],
    ...[RightsRequestDeadlines, RightsRequestActivities, WatchedRightsRequests],
    { provide: RIGHTS_REQUEST_DUE_DATES, useFactory: rightsRequestDueDates },
  ],
  exports: [RightsRequestService],
})
export class RightsRequestModule {}
