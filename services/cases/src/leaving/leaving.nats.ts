import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { AFTER_OUTCOME } from '../case-file/case-file.js';
import { LeavingService } from './leaving.service.js';

@Injectable()
export class LeavingConsumer {
  constructor(private readonly leaving: LeavingService) {}

  @Hears(casesEvents.caseClosed)
  closed({ data }: OlnEvent<EventData<typeof casesEvents.caseClosed>>, tx: Tx): Promise<void> {
    return this.leaving.left(tx, data.id, AFTER_OUTCOME[data.outcome] === 'follow-up');
  }

  @Hears(casesEvents.caseEnded)
  ended({ data }: OlnEvent<EventData<typeof casesEvents.caseEnded>>, tx: Tx): Promise<void> {
    return this.leaving.ended(tx, data.id);
  }
}
