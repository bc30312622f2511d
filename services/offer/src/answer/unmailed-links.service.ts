import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { raiseNotice } from '../referral/referral-notices.js';
import { ReferralRepository } from '../referral/referral.repository.js';
import { purposeOf } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

/** Links that no mail server took: an institution was asked on record only, and somebody must reach it another way (§4). */
@Injectable()
export class UnmailedLinks {
  constructor(
    private readonly links: AnswerLinkRepository,
    private readonly referrals: ReferralRepository,
  ) {}

  /** Of each link once, and only while its answer is awaited. The gateway has told the coordinator. */
  async heard(tx: Tx, id: string): Promise<void> {
    const link = await this.links.lockById(tx, id);
    if (!link || link.usedAt || link.withdrawnAt || link.notMailedAt) return;
    await this.links.markNotMailed(tx, id);
    tx.audit({ kind: 'answer-link', id, commune: link.commune });
    // Whoever keeps an entry of the map was told that it is old when the link was made.
    if (link.aboutKind !== 'referral') return;
    const referral = await this.referrals.get(tx, link.about);
    if (purposeOf(referral) !== link.purpose) return;
    const to = { toPerson: referral.personInCharge };
    raiseNotice(tx, referral, { code: 'referral.link-not-mailed', to, urgency: 'today' });
  }
}
