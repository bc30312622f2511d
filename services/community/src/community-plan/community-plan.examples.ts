import { SOME_ID } from '@oln/service-kit';
import type * as bodies from './community-plan.dto.js';

export const PLAN: bodies.CommunityPlanBody = { community: 'villa-los-aromos' };
export const CYCLE: bodies.CycleBody = { until: '2026-09-30' };
export const CONCLUSION: bodies.ConclusionBody = { outcome: 'completed' };
export const WITHDRAWAL: bodies.PlanWithdrawalBody = { reason: 'community-withdraws' };
export const MERGE: bodies.PlanMergeBody = { into: SOME_ID };
export const PAUSE: bodies.PlanPauseBody = { until: '2026-07-31', reason: 'school-holidays' };
export const REASSIGNMENT: bodies.PlanReassignmentBody = { to: 'comunitaria-2', reason: 'workload' };
