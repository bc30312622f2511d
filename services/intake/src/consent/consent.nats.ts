import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { CaseConsents } from './case-consents.service.js';

/** What cases tell of papers that are signed there. */
@Injectable()
export class ConsentConsumer {
  constructor(private readonly papers: CaseConsents) {}

  @Hears(casesEvents.consentRecorded)
  signed(event: OlnEvent<EventData<typeof casesEvents.consentRecorded>>, tx: Tx): Promise<void> {
    return this.papers.signed(tx, event);
  }
}
