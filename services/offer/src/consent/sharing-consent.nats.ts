import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { SHARING, type SharingState } from './sharing-consent.js';
import { SharingConsents } from './sharing-consents.service.js';

type Said = OlnEvent<EventData<typeof intakeEvents.consentGiven>>;

/** What intake tells of consent. Of other purposes nothing is kept. */
@Injectable()
export class SharingConsentConsumer {
  constructor(private readonly consents: SharingConsents) {}

  @Hears(intakeEvents.consentGiven)
  given(event: Said, tx: Tx): Promise<void> {
    return this.hear(event, tx, 'given');
  }

  @Hears(intakeEvents.consentWithdrawn)
  withdrawn(event: OlnEvent<EventData<typeof intakeEvents.consentWithdrawn>>, tx: Tx): Promise<void> {
    return this.hear(event, tx, 'withdrawn');
  }

  @Hears(intakeEvents.consentLapsed)
  lapsed(event: OlnEvent<EventData<typeof intakeEvents.consentLapsed>>, tx: Tx): Promise<void> {
    return this.hear(event, tx, 'lapsed');
  }

  private async hear({ commune, asof, data }: Said, tx: Tx, state: SharingState): Promise<void> {
    const { purpose, persons, familyIds, turn } = data;
    if (purpose !== SHARING) return;
    await this.consents.heard(tx, { commune, state, persons, familyIds, turn, saidAt: new Date(asof) });
  }
}
