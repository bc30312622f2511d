import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { OpenCases } from './open-case.service.js';

/** What cases tell of which families are attended. */
@Injectable()
export class OpenCaseConsumer {
  constructor(private readonly cases: OpenCases) {}

  @Hears(casesEvents.caseOpened)
  async opened({ commune, data }: OlnEvent<EventData<typeof casesEvents.caseOpened>>, tx: Tx): Promise<void> {
    this.cases.opened(tx, commune, data);
  }

  @Hears(casesEvents.caseClosed)
  closed({ commune, data }: OlnEvent<EventData<typeof casesEvents.caseClosed>>, tx: Tx): Promise<void> {
    return this.cases.closed(tx, commune, data);
  }

  @Hears(casesEvents.caseReassigned)
  reassigned({ commune, data }: OlnEvent<EventData<typeof casesEvents.caseReassigned>>, tx: Tx): Promise<void> {
    return this.cases.reassigned(tx, commune, data);
  }

  @Hears(casesEvents.childLeft)
  async childLeft({ data }: OlnEvent<EventData<typeof casesEvents.childLeft>>, tx: Tx): Promise<void> {
    this.cases.childLeft(tx, data);
  }
}
