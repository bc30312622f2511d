import { Injectable } from '@nestjs/common';
import { gatewayEvents, refuse, RefusedError, type EventData, type OlnEvent } from '@oln/contracts';
import { Answers, currentContext, Hears, KitErrors, type Tx } from '@oln/service-kit';
import { AnswerLinkMail, type LinkMail } from './answer-link-mail.service.js';
import { UnmailedLinks } from './unmailed-links.service.js';

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

/** What became of the mails with links. Each service hears of the links of all. */
@Injectable()
export class AnswerLinkConsumer {
  constructor(private readonly unmailed: UnmailedLinks) {}

  @Hears(gatewayEvents.linkNotMailed)
  async notMailed({ data }: OlnEvent<EventData<typeof gatewayEvents.linkNotMailed>>, tx: Tx): Promise<void> {
    if (data.service === 'offer') await this.unmailed.heard(tx, data.id);
  }
}
