import { Injectable } from '@nestjs/common';
import { Answers } from '@oln/service-kit';
import { AcknowledgementService, type LinkMail } from './acknowledgement.service.js';

/** The gateway mails the links: it asks for address and link when the mail is made, and keeps neither. */
@Injectable()
export class AnswerLinkQuestions {
  constructor(private readonly links: AcknowledgementService) {}

  @Answers('answer-link-mail')
  mail({ id }: { id: string }): Promise<LinkMail | null> {
    return this.links.mailOf(id);
  }
}
