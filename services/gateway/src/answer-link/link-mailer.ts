import { Inject, Injectable } from '@nestjs/common';
import type { AnswerLinkMail } from '@oln/contracts';
import { LOGGER, Questions, repairOne, ServiceClock, Sweep } from '@oln/service-kit';
import type { Logger } from 'pino';
import { Mailbox } from '../mail/mailbox.js';
import { decideMailing, isAddress, type AnswerLink } from './answer-link.js';
import { linkMail } from './answer-link-text.js';
import { AnswerLinkService } from './answer-link.service.js';

export const PUBLIC_URL = Symbol('Address under which people reach the gateway');

/**
 * Mails links that answer once. Address and link are asked of the issuing service when the mail is made and kept nowhere.
 * At least once: a mail that was taken and not marked is sent again. Tried until the link expires.
 */
@Injectable()
export class LinkMailer {
  @Inject(PUBLIC_URL) private readonly publicUrl: string;
  @Inject(LOGGER) private readonly log: Logger;
  @Inject(ServiceClock) private readonly clock: ServiceClock;

  constructor(
    private readonly links: AnswerLinkService,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
  ) {}

  @Sweep('mail-links', 2)
  async sendWaiting(): Promise<void> {
    for (const link of await this.links.waiting()) {
      const mail = { sweep: 'mail-links', record: link.id };
      // One that cannot be settled waits longer: the others are not behind it for ever.
      if (!(await repairOne(this.log, mail, () => this.settle(link).then(() => true))))
        await repairOne(this.log, mail, () => this.links.countAttempt(link).then(() => true));
    }
  }

  private async settle(link: AnswerLink): Promise<void> {
    const todo = decideMailing(link, this.clock.now());
    if (todo === 'give-up') return this.links.notMailed(link, 'expired');
    if (todo === 'tell-delay') await this.links.tellDelay(link);
    const mail = await this.mailOf(link);
    if (mail === 'away') return this.links.countAttempt(link);
    if (mail === null) return this.links.notNeeded(link);
    if (!isAddress(mail.to)) return this.links.notMailed(link, 'no-address');
    return this.send(link, mail);
  }

  private async send(link: AnswerLink, mail: AnswerLinkMail): Promise<void> {
    const url = new URL(mail.url, this.publicUrl).href;
    const { subject, text } = linkMail(url, mail.expiresAt, mail.language ?? 'es');
    const sent = await this.mailbox.send(mail.to, mail.subject ?? subject, text);
    return sent ? this.links.mailed(link) : this.links.countAttempt(link);
  }

  /** `null`: the link is not needed any more. A service that is away or refuses is asked again. */
  private async mailOf({ id, service }: AnswerLink): Promise<AnswerLinkMail | null | 'away'> {
    try {
      return await this.questions.ask<AnswerLinkMail | null>(service, 'answer-link-mail', { id });
    } catch (error) {
      this.log.warn({ service, error: error instanceof Error ? error.name : 'error' }, 'A link waits to be mailed');
      return 'away';
    }
  }
}
