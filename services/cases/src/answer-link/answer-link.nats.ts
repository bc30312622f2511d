import { Injectable } from '@nestjs/common';
import type { AnswerLinkMail } from '@oln/contracts';
import { Answers } from '@oln/service-kit';
import { AcknowledgementService } from './acknowledgement.service.js';

/** The gateway mails the links: it asks for address and link when the mail is made, and keeps neither. */
@Injectable()
export class AnswerLinkQuestions {
  constructor(private readonly links: AcknowledgementService) {}

  @Answers('answer-link-mail')
  mail({ id }: { id: string }): Promise<AnswerLinkMail | null> {
    return this.links.mailOf(id);
  }
}
