import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { AwaitedRequests } from './awaited-requests.js';

/** Requests that are there. */
@Injectable()
export class AwaitedRequestConsumer {
  constructor(private readonly awaited: AwaitedRequests) {}

  @Hears(intakeEvents.requestReceived)
  received({ asof, data }: OlnEvent<EventData<typeof intakeEvents.requestReceived>>, tx: Tx): Promise<void> {
    return this.awaited.came(tx, new Date(asof), [data.previousCaseId, data.escalationId]);
  }

  @Hears(intakeEvents.requestJoined)
  joined({ asof, data }: OlnEvent<EventData<typeof intakeEvents.requestJoined>>, tx: Tx): Promise<void> {
    return this.awaited.came(tx, new Date(asof), [data.escalationId]);
  }
}
