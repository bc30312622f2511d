import { Module } from '@nestjs/common';
import { CommunityPlanAnnouncements } from './community-plan-announcements.js';
import { COMMUNITY_PLAN_DUE_DATES, communityPlanDueDates } from './community-plan-due-dates.js';
import { CommunityPlanProcess } from './community-plan-process.js';
import { CommunityPlanReading } from './community-plan-reading.js';
import { CommunityPlanRepository } from './community-plan.repository.js';
import { CommunityPlanService } from './community-plan.service.js';

const shared = [
  ...[CommunityPlanRepository, CommunityPlanService, CommunityPlanProcess, CommunityPlanReading],
  { provide: COMMUNITY_PLAN_DUE_DATES, useFactory: communityPlanDueDates },
  CommunityPlanAnnouncements,
];

/** The record and its rules, for every capability; its doors stand in community-plan-doors.module.ts. */
@Module({ providers: shared, exports: shared })
export class CommunityPlanModule {}
