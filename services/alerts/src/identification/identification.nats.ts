import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { Identifying } from './identifying.service.js';

/** What the registry tells of who alerts are about. */
@Injectable()
export class IdentificationConsumer {
  constructor(private readonly identifying: Identifying) {}

  @Hears(intakeEvents.childIdentified)
  identified({ data }: OlnEvent<EventData<typeof intakeEvents.childIdentified>>, tx: Tx): Promise<void> {
    return this.identifying.byRegistry(tx, data);
  }

  @Hears(intakeEvents.childNotIdentified)
  notIdentified({ data }: OlnEvent<EventData<typeof intakeEvents.childNotIdentified>>, tx: Tx): Promise<void> {
    return this.identifying.unclear(tx, data);
  }
}
