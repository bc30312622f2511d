import { Injectable } from '@nestjs/common';
import type { casesEvents, EventData, OlnEvent } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { CaseConsentRepository } from './case-consent.repository.js';

/** What is signed and taken back in cases, so that one list shows all that a person agreed to. */
@Injectable()
export class CaseConsents {
  constructor(private readonly papers: CaseConsentRepository) {}

  signed(tx: Tx, { id, commune, asof, data }: OlnEvent<EventData<typeof casesEvents.consentRecorded>>): Promise<void> {
    const { id: caseId, document, given } = data;
    return this.papers.learn(tx, commune, { id, caseId, document, given, at: new Date(asof) });
  }
}
