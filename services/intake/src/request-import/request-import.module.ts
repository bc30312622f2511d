import { Module } from '@nestjs/common';
import { FamilyModule } from '../family/family.module.js';
import { PersonModule } from '../person/person.module.js';
import { RequestModule } from '../request/request.module.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportRunner } from './import-runner.service.js';
import { RequestImportController } from './request-import.http.js';
import { RequestImportRepository } from './request-import.repository.js';
import { RequestImportService } from './request-import.service.js';
import { RowHouseholdService } from './row-household.service.js';
import { RowIdentityService } from './row-identity.service.js';
import { ImportedRequests, RowProcessing } from './row-processing.service.js';
import { RowReview } from './row-review.service.js';

@Module({
  imports: [PersonModule, FamilyModule, RequestModule],
  controllers: [RequestImportController],
  providers: [
    RequestImportRepository,
    ImportRowsRepository,
    RequestImportService,
    ImportRunner,
    RowProcessing,
    ImportedRequests,
    RowIdentityService,
    RowHouseholdService,
    RowReview,
  ],
  exports: [RowHouseholdService, ImportRowsRepository],
})
export class RequestImportModule {}
