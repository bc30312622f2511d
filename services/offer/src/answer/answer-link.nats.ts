import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Answers, currentContext, KitErrors } from '@oln/service-kit';
import { AnswerLinkMail, type LinkMail } from './answer-link-mail.service.js';

/** The gateway asks when it makes the mail; nobody else is answered, whatever their role. */
@Injectable()
export class AnswerLinkQuestions {
  constructor(private readonly mails: AnswerLinkMail) {}

  @Answers('answer-link-mail')
  async mail({ id }: { id: string }): Promise<LinkMail | null> {
    if (currentContext().principal.kind !== 'system') throw new RefusedError(refuse(KitErrors.NOT_ALLOWED));
    return this.mails.of(id);
  }
}
