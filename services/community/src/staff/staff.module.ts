import { Module } from '@nestjs/common';
import { CommunityPlanModule } from '../community-plan/community-plan.module.js';
import { StaffConsumer } from './staff.nats.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  imports: [CommunityPlanModule],
  providers: [StaffService, StaffRepository, StaffConsumer],
  exports: [StaffService],
})
export class StaffModule {}
