import { communityEvents, type Role } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { CommunityPlan } from './community-plan.js';

export type CommunityPlanNoticeCode =
  | 'community-plan.in-charge'
  | 'community-plan.person-left'
  | 'community-plan.to-conclude'
  | 'community-plan.cycle-ended'
  | 'community-plan.pause-ended'
  | 'community-plan.closed';
/** The code without what it is about. */
export type CommunityPlanNotice = CommunityPlanNoticeCode extends `community-plan.${infer Name}` ? Name : never;

type To = { toPerson: string } | { toRole: Role };

/** To the person in charge, or to the coordinator where there is none. */
export const inCharge = ({ personInCharge }: CommunityPlan): To =>
  personInCharge ? { toPerson: personInCharge } : { toRole: 'coordinator' };

/** Somebody must be told: codes and ids only. The gateway has the text of each code. */
export function tellOf(
  tx: Tx,
  plan: CommunityPlan,
  notice: CommunityPlanNotice,
  to: To = inCharge(plan),
  urgency: 'now' | 'today' | 'digest' = 'today',
): void {
  const { id, commune, version } = plan;
  const told = { code: `community-plan.${notice}`, about: id, aboutKind: 'community-plan', urgency, ...to };
  tx.emit(communityEvents.noticeRaised, { id, commune, version }, told);
}
