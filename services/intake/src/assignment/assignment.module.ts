import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { RightsRequestModule } from '../rights-request/rights-request.module.js';
import { AssignmentController } from './assignment.http.js';
import { AssignmentConsumer } from './assignment.nats.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import { CaseloadService } from './caseload.service.js';
import { StaffService } from './staff.service.js';
import { UnopenedCases } from './unopened-cases.js';

@Module({
  imports: [RequestModule, RightsRequestModule],
  controllers: [AssignmentController],
  providers: [
    AssignmentRepository,
    AssignmentService,
    CaseloadService,
    StaffService,
    AssignmentConsumer,
    UnopenedCases,
  ],
})
export class AssignmentModule {}
