import { Injectable } from '@nestjs/common';
import { casesEvents, offerEvents } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import type { Issued } from './answer-link.js';
import { AnswerLinkService } from './answer-link.service.js';

/** Links of every service are mailed from here. */
@Injectable()
export class AnswerLinkConsumer {
  constructor(private readonly links: AnswerLinkService) {}

  @Hears(offerEvents.answerLinkIssued)
  fromOffer(event: Issued, tx: Tx): Promise<void> {
    return this.links.take(tx, 'offer', event);
  }

  @Hears(casesEvents.answerLinkIssued)
  fromCases(event: Issued, tx: Tx): Promise<void> {
    return this.links.take(tx, 'cases', event);
  }
}
