import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@oln/service-kit';
import { shutBy } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

/** What a mail with a link is made of. */
export interface LinkMail {
  to: string;
  /** A path: the gateway knows the address of the house. */
  url: string;
  expiresAt: string;
  language: 'es';
}

export const answerPath = (token: string): string => `/api/offer/v1/answers/${token}`;

/** The secret of a link leaves the service for its mail alone, and that is on record. */
@Injectable()
export class AnswerLinkMail {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: AnswerLinkRepository,
  ) {}

  /** `null`: the link is not needed any more. */
  of(id: string): Promise<LinkMail | null> {
    return this.work.run('answer-link.mail', async (tx) => {
      const found = await this.links.findWithParts(tx, id);
      if (!found?.token || shutBy(found.link, tx.asOf)) return null;
      const { token, address: to = '', link } = found;
      tx.audit({ kind: 'answer-link', id, commune: link.commune });
      return { to, url: answerPath(token), expiresAt: link.expiresAt.toISOString(), language: 'es' };
    });
  }
}
