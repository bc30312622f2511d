import type { ServiceDefinition } from '@oln/service-kit';
import { ActivityRow, HeadcountRow } from './activity/activity.entity.js';
import { CommunityModule } from './app.module.js';
import { CommunityPlanRow } from './community-plan/community-plan.entity.js';
import { OpinionRow } from './opinion/opinion.entity.js';
import { AttendanceRow, ParticipantRow } from './participation/participation.entity.js';
import { PlanProductRow } from './plan-product/plan-product.entity.js';
import { KnownStaffRow } from './staff/staff.entity.js';

export const community: ServiceDefinition = {
  name: 'community',
  description: 'Plans of communities, their activities, and the children and adults who take part.',
  module: CommunityModule,
  entities: [
    ...[CommunityPlanRow, PlanProductRow, ActivityRow, HeadcountRow],
    ...[ParticipantRow, AttendanceRow, OpinionRow, KnownStaffRow],
  ],
};
