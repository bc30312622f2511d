import { Injectable } from '@nestjs/common';
import { Erasures, type Tx } from '@oln/service-kit';
import { ReferralRepository } from '../referral/referral.repository.js';
import type { Referral } from '../referral/referral.js';
import type { Demand } from './gap.js';

export interface Waiting {
  demand: Demand;
  referral: Referral;
}

/** Those for whom offer may appear. */
@Injectable()
export class WhoWaits {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly erasures: Erasures,
  ) {}

  async behind(tx: Tx, demands: readonly Demand[]): Promise<Waiting[]> {
    const waiting: Waiting[] = [];
    for (const demand of demands) {
      const referral = demand.referralId ? await this.referrals.find(tx, demand.referralId) : undefined;
      if (referral) waiting.push({ demand, referral });
    }
    return waiting;
  }

  /** For whom a service is proposed something is open again: who is about to be erased is not to be. Locked in one order for all. */
  async keep(tx: Tx, waiting: readonly Waiting[]): Promise<void> {
    const inOrder = [...waiting].sort((one, other) => (one.referral.id < other.referral.id ? -1 : 1));
    for (const { referral } of inOrder)
      await this.erasures.assertNotErased(tx, referral.childId ? [referral.childId] : [], referral.familyId);
  }
}
