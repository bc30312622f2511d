import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { RiskFollowUp } from './risk-follow-up.service.js';
import { TransferTakeover } from './transfer-takeover.service.js';

/** What cases sends back to intake. */
@Injectable()
export class CasesConsumer {
  constructor(
    private readonly risks: RiskFollowUp,
    private readonly transfers: TransferTakeover,
  ) {}

  @Hears(casesEvents.riskFound)
  riskFound(event: OlnEvent<EventData<typeof casesEvents.riskFound>>, tx: Tx): Promise<void> {
    return this.risks.open(tx, event);
  }

  @Hears(casesEvents.transferAccepted)
  transferAccepted(event: OlnEvent<EventData<typeof casesEvents.transferAccepted>>): Promise<void> {
    return this.transfers.takeOver(event);
  }
}
