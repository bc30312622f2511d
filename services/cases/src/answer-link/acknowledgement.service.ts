import { Injectable } from '@nestjs/common';
import { settle, type AnswerLinkMail } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import { ServiceClock, UnitOfWork, withContext } from '@oln/service-kit';
import { EscalationAnswers } from '../escalation/escalation-answers.js';
import { NotificationRepository } from '../escalation/notification.repository.js';
import { communeOfToken, decideUse, secretOfToken, tokenOf, type AnswerLink } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

export interface LinkView {
  commune: string;
  title: { es: string; en: string };
  notifiedAt: string;
  expiresAt: string;
  used: boolean;
}

/** The public side of the links: nobody is signed in, the token is the key to one answer. */
@Injectable()
export class AcknowledgementService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: ServiceClock,
    private readonly links: AnswerLinkRepository,
    private readonly answers: EscalationAnswers,
    private readonly notifications: NotificationRepository,
  ) {}

  /** What it is about, as far as it may be known without a name: that an office asks, and since when. */
  look(token: string): Promise<LinkView> {
    return this.under(token, () =>
      this.work.read('answer-link.read', async (tx) => {
        const link = await this.links.get(tx, secretOfToken(token));
        const notification = await this.notifications.find(tx, link.notificationId);
        return viewOf(link, { es: notification?.titleEs ?? '', en: notification?.titleEn ?? '' });
      }),
    );
  }

  use(token: string, note?: string): Promise<{ acknowledgedAt: string }> {
    return this.under(token, () =>
      this.work.run('answer-link.use', async (tx) => {
        const used = settle(decideUse(await this.links.lock(tx, secretOfToken(token)), tx.asOf));
        await this.links.markUsed(tx, used);
        await this.answers.acknowledgeByLink(tx, used.about, used.notificationId, note);
        return { acknowledgedAt: tx.asOf.toISOString() };
      }),
    );
  }

  /** `null`: it was used, or has expired, before it could be mailed. */
  mailOf(id: string): Promise<AnswerLinkMail | null> {
    return this.work.read('answer-link.mail', async (tx) => {
      const found = await this.links.forMail(tx, id);
      if (!found || found.link.usedAt || found.link.expiresAt < tx.asOf) return null;
      const { link, secret } = found;
      const url = `/api/cases/v1/acknowledgements/${tokenOf(link.commune, secret)}`;
      return { to: link.email, url, expiresAt: link.expiresAt.toISOString() };
    });
  }

  private under<Result>(token: string, fn: () => Promise<Result>): Promise<Result> {
    const communes = [communeOfToken(token)];
    const principal: Principal = { person: 'system:answer-link', roles: [], communes, kind: 'system' };
    return withContext({ principal, asOf: this.clock.now(), language: 'es', door: 'http' }, fn);
  }
}

const viewOf = ({ commune, madeAt, expiresAt, usedAt }: AnswerLink, title: LinkView['title']): LinkView => ({
  commune,
  title,
  notifiedAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  used: usedAt !== undefined,
});
