import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Answers, currentContext, KitErrors, UnitOfWork } from '@oln/service-kit';
import { shutBy } from './answer-link.js';
import { AnswerLinkRepository } from './answer-link.repository.js';

/** What a mail with a link is made of (question `answer-link-mail`). */
export interface LinkMail {
  to: string;
  /** A path: the gateway knows the address of the house. */
  url: string;
  expiresAt: string;
  language: 'es';
}

export const answerPath = (token: string): string => `/api/offer/v1/answers/${token}`;

/** The gateway asks when it makes the mail; nobody else is answered, whatever their role. */
@Injectable()
export class AnswerLinkQuestions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: AnswerLinkRepository,
  ) {}

  /** `null`: the link is not needed any more. */
  @Answers('answer-link-mail')
  async mail({ id }: { id: string }): Promise<LinkMail | null> {
    if (currentContext().principal.kind !== 'system') throw new RefusedError(refuse(KitErrors.NOT_ALLOWED));
    return this.work.run('answer-link.mail', async (tx) => {
      const found = await this.links.findWithParts(tx, id);
      if (!found?.token || shutBy(found.link, tx.asOf)) return null;
      const { token, address: to = '', link } = found;
      tx.audit({ kind: 'answer-link', id, commune: link.commune });
      return { to, url: answerPath(token), expiresAt: link.expiresAt.toISOString(), language: 'es' };
    });
  }
}
