import { refuse, RefusedError } from '@oln/contracts';
import { mayTouch, type Principal, type RightName } from '@oln/service-kit';
import { CommunityPlanErrors } from './community-plan.errors.js';
import type { CommunityPlan } from './community-plan.js';

/** All of the office works on all of its plans; what is of another commune is not there. Throws COMMUNITY_PLAN.NOT_FOUND. */
export function assertMayTouch(
  principal: Principal,
  { id, commune, personInCharge }: Pick<CommunityPlan, 'id' | 'commune' | 'personInCharge'>,
  right: RightName,
): void {
  if (!mayTouch(principal, right, { id, commune, people: [personInCharge] }))
    throw new RefusedError(refuse(CommunityPlanErrors.NOT_FOUND));
}
