import { Module } from '@nestjs/common';
import { AppointmentModule } from '../appointment/appointment.module.js';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { EscalationStoreModule } from '../escalation/escalation-store.module.js';
import { MeasureStoreModule } from '../measure/measure-store.module.js';
import { LeftBehind } from './left-behind.js';
import { ProtectionInCharge } from './protection-in-charge.js';
import { StaffConsumer } from './staff.nats.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  imports: [CaseFileModule, AppointmentModule, EscalationStoreModule, MeasureStoreModule],
  providers: [StaffService, ProtectionInCharge, StaffRepository, StaffConsumer, LeftBehind],
  exports: [StaffService],
})
export class StaffModule {}
