import { Module } from '@nestjs/common';
import { AppointmentModule } from '../appointment/appointment.module.js';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { FamilyPlanRecordsModule } from '../family-plan/family-plan-records.module.js';
import { TransferModule } from '../transfer/transfer.module.js';
import { LeavingConsumer } from './leaving.nats.js';
import { LeavingService } from './leaving.service.js';

@Module({
  imports: [CaseFileModule, TransferModule, FamilyPlanRecordsModule, AppointmentModule],
  providers: [LeavingService, LeavingConsumer],
})
export class LeavingModule {}
