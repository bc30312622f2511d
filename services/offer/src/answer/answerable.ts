import { refuse, RefusedError, type ReferralStage } from '@oln/contracts';
import { ReferralErrors } from '../referral/referral.errors.js';
import type { Referral } from '../referral/referral.js';

/** For answers that move nothing: they belong to a stage all the same. */
export function assertAnswerable({ stage }: Referral, stages: readonly ReferralStage[]): void {
  if (!stages.includes(stage)) throw new RefusedError(refuse(ReferralErrors.NOT_IN_STAGE, { params: { stage } }));
}
