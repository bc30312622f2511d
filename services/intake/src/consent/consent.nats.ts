import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { CaseConsentRepository } from './case-consent.repository.js';

/** What is signed and taken back in cases. */
@Injectable()
export class ConsentConsumer {
  constructor(private readonly papers: CaseConsentRepository) {}

  @Hears(casesEvents.consentRecorded)
  signed(event: OlnEvent<EventData<typeof casesEvents.consentRecorded>>, tx: Tx): Promise<void> {
    const { id, commune, asof, data } = event;
    const { id: caseId, document, given } = data;
    return this.papers.learn(tx, commune, { id, caseId, document, given, at: new Date(asof) });
  }
}
