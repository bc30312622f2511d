import { Module } from '@nestjs/common';
import { AppointmentModule } from '../appointment/appointment.module.js';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { FamilyPlanRecordsModule } from '../family-plan/family-plan-records.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { EscalationModule } from '../escalation/escalation.module.js';
import { MeasureCoreModule } from '../measure/measure-core.module.js';
import { CaseHandover } from './case-handover.js';
import { ProtectionReassignment } from './protection-reassignment.js';
import { ReassignmentController } from './reassignment.http.js';
import { ReassignmentRepository } from './reassignment.repository.js';
import { ReassignmentService } from './reassignment.service.js';

@Module({
  imports: [
    CaseFileModule,
    FamilyPlanRecordsModule,
    AppointmentModule,
    StaffModule,
    EscalationModule,
    MeasureCoreModule,
  ],
  controllers: [ReassignmentController],
  providers: [ReassignmentService, CaseHandover, ProtectionReassignment, ReassignmentRepository],
})
export class ReassignmentModule {}
