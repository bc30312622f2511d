import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import type { ConsentState } from '@oln/policy';
import { Hears } from '../messaging/hears.js';
import type { Tx } from '../persistence/transaction.js';
import type { ToldConsent } from './told-consent.js';

type Said = OlnEvent<EventData<typeof intakeEvents.consentGiven>>;

/** What intake tells of consent to one purpose. Of others nothing is kept. */
export abstract class ConsentConsumer {
  protected constructor(
    private readonly purpose: string,
    private readonly consents: { heard(tx: Tx, told: ToldConsent): Promise<void> },
  ) {}

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

  private async hear({ commune, asof, data }: Said, tx: Tx, state: ConsentState): Promise<void> {
    const { purpose, persons, familyIds, turn } = data;
    if (purpose !== this.purpose) return;
    await this.consents.heard(tx, { commune, state, persons, familyIds, turn, saidAt: new Date(asof) });
  }
}
