import { Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import { newId, OfficePolicy, type Tx } from '@oln/service-kit';
import { randomBytes } from 'node:crypto';
import type { AnswerLinks as LinksForOffers, AskedByLink } from '../freshness/answer-links.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { OrganizationRepository } from '../organization/organization.repository.js';
import { providerOf, type Provider, type Referral } from '../referral/referral.js';
import {
  daysAfter,
  expiryOf,
  isAskedAnew,
  purposeOf,
  type AboutKind,
  type AnswerLink,
  type Purpose,
} from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

const KEY_BYTES = 32;

export interface IssuedLink {
  link: AnswerLink;
  /** The key: given out here, and kept nowhere in clear. */
  token: string;
  /** It is mailed. */
  isMailed: boolean;
}

/** Whoever has no account answers by a link: one for what is asked now, and none for what is not asked any more. */
@Injectable()
export class AnswerLinks implements LinksForOffers {
  constructor(
    private readonly links: AnswerLinkRepository,
    private readonly policy: OfficePolicy,
    private readonly offers: OfferRepository,
    private readonly organizations: OrganizationRepository,
  ) {}

  async follow(tx: Tx, before: Referral, after: Referral): Promise<void> {
    if (!isAskedAnew(before, after)) return;
    if (purposeOf(before)) await this.links.withdrawOf(tx, after.id);
    if (purposeOf(after)) await this.issueFor(tx, after);
  }

  /** A link for what is asked of the institution now; `by-hand`: the office hands it on, and nothing is mailed. */
  async issueFor(tx: Tx, referral: Referral, how?: 'by-hand'): Promise<IssuedLink> {
    const days = await this.daysIn(tx, referral.commune);
    const about = { id: referral.id, kind: 'referral', commune: referral.commune } as const;
    const address = how === 'by-hand' ? undefined : await this.addressOf(tx, providerOf(referral)!);
    return this.make(tx, about, purposeOf(referral)!, { expiresAt: expiryOf(referral, tx.asOf, days), address });
  }

  /** The entry of the map has grown old: whoever answers for it confirms it by a link. */
  async issue(tx: Tx, { about, to }: AskedByLink): Promise<void> {
    const offer = await this.offers.get(tx, about);
    await this.links.withdrawOf(tx, about);
    const expiresAt = daysAfter(tx.asOf, await this.daysIn(tx, offer.commune));
    await this.make(tx, { id: about, kind: 'offer', commune: offer.commune }, 'confirmation', {
      expiresAt,
      address: to,
    });
  }

  private async make(
    tx: Tx,
    about: { id: string; kind: AboutKind; commune: string },
    purpose: Purpose,
    { expiresAt, address }: { expiresAt: Date; address?: string },
  ): Promise<IssuedLink> {
    const { id: of, kind: aboutKind, commune } = about;
    const link: AnswerLink = { id: newId(), commune, about: of, aboutKind, purpose, issuedAt: tx.asOf, expiresAt };
    const token = randomBytes(KEY_BYTES).toString('base64url');
    await this.links.insert(tx, link, { token, address });
    // The gateway mails it; where no address is known, the office hands it on.
    if (address) {
      const data = { id: link.id, about: of, aboutKind, expiresAt: expiresAt.toISOString() };
      tx.emit(offerEvents.answerLinkIssued, { id: link.id, commune, version: 1 }, data);
    }
    return { link, token, isMailed: address !== undefined };
  }

  private async daysIn(tx: Tx, commune: string): Promise<number> {
    return (await this.policy.of(tx, commune)).numbers['offer.link-days'];
  }

  /** Of the service; otherwise of its institution. */
  private async addressOf(tx: Tx, { offerId, organizationId }: Provider): Promise<string | undefined> {
    const offer = await this.offers.find(tx, offerId);
    return offer?.contactEmail ?? (await this.organizations.find(tx, organizationId))?.contactEmail;
  }
}
