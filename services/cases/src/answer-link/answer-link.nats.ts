import { Injectable } from '@nestjs/common';
import { gatewayEvents, type AnswerLinkMail, type EventData, type OlnEvent } from '@oln/contracts';
import { Answers, Hears, type Tx } from '@oln/service-kit';
import { AcknowledgementService } from './acknowledgement.service.js';
import { UnmailedLinks } from './unmailed-links.js';

/** The gateway mails the links: it asks for address and link when the mail is made, and keeps neither. */
@Injectable()
export class AnswerLinkQuestions {
  constructor(private readonly links: AcknowledgementService) {}

  @Answers('answer-link-mail')
  mail({ id }: { id: string }): Promise<AnswerLinkMail | null> {
    return this.links.mailOf(id);
  }
}

/** What became of the mails with links. Each service hears of the links of all. */
@Injectable()
export class AnswerLinkConsumer {
  constructor(private readonly unmailed: UnmailedLinks) {}

  @Hears(gatewayEvents.linkNotMailed)
  async notMailed({ data }: OlnEvent<EventData<typeof gatewayEvents.linkNotMailed>>, tx: Tx): Promise<void> {
    if (data.service === 'cases') await this.unmailed.heard(tx, data.id);
  }
}
