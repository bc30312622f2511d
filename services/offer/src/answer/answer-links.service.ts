import { Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import { newId, OfficePolicy, type Tx } from '@oln/service-kit';
import { randomBytes } from 'node:crypto';
import { OfferContact } from '../offer-map/offer-contact.js';
import { providerOf, type Referral } from '../referral/referral.js';
import { expiryOf, isAskedAnew, purposeOf, type AnswerLink } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

const KEY_BYTES = 32;

/** Whoever has no account answers by a link: one for what is asked now, and none for what is not asked any more. */
@Injectable()
export class AnswerLinks {
  constructor(
    private readonly links: AnswerLinkRepository,
    private readonly policy: OfficePolicy,
    private readonly contact: OfferContact,
  ) {}

  async follow(tx: Tx, before: Referral, after: Referral): Promise<void> {
    if (!isAskedAnew(before, after)) return;
    if (purposeOf(before)) await this.links.withdrawOf(tx, after.id);
    if (purposeOf(after)) await this.issue(tx, after);
  }

  /** The key is given out here and nowhere kept in clear. */
  async issue(tx: Tx, referral: Referral): Promise<{ link: AnswerLink; token: string }> {
    const { offerId } = providerOf(referral)!;
    const { numbers } = await this.policy.of(tx, referral.commune);
    const expiresAt = expiryOf(referral, tx.asOf, numbers['offer.link-days']);
    const about = { id: newId(), commune: referral.commune, referralId: referral.id, offerId };
    const link: AnswerLink = { ...about, purpose: purposeOf(referral)!, issuedAt: tx.asOf, expiresAt };
    const token = randomBytes(KEY_BYTES).toString('base64url');
    await this.links.insert(tx, link, token);
    if (await this.contact.isKnown(tx, offerId)) this.tell(tx, link);
    return { link, token };
  }

  /** The gateway mails it. */
  private tell(tx: Tx, { id, commune, referralId, expiresAt }: AnswerLink): void {
    const data = { id, about: referralId, aboutKind: 'referral', expiresAt: expiresAt.toISOString() };
    tx.emit(offerEvents.answerLinkIssued, { id, commune, version: 1 }, data);
  }
}
