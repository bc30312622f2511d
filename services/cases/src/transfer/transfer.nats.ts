import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears } from '@oln/service-kit';
import { TransferService } from './transfer.service.js';

/** A case that leaves in another way takes its open handover with it. */
@Injectable()
export class TransferConsumer {
  constructor(private readonly transfers: TransferService) {}

  @Hears(casesEvents.caseClosed)
  closed(event: OlnEvent<EventData<typeof casesEvents.caseClosed>>): Promise<void> {
    return this.transfers.withdrawOfClosedCase(event.data.id);
  }
}
