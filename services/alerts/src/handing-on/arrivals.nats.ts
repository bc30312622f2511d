import { Injectable } from '@nestjs/common';
import { casesEvents, intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { Arrivals } from './arrivals.service.js';

/** Cases, requests, escalations and measures that have an alert. */
@Injectable()
export class ArrivalsConsumer {
  constructor(private readonly arrivals: Arrivals) {}

  @Hears(casesEvents.caseInformed)
  informed({ data }: OlnEvent<EventData<typeof casesEvents.caseInformed>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'case', data.id);
  }

  @Hears(intakeEvents.requestReceived)
  received({ data }: OlnEvent<EventData<typeof intakeEvents.requestReceived>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'intake', data.id);
  }

  @Hears(intakeEvents.requestJoined)
  joined({ data }: OlnEvent<EventData<typeof intakeEvents.requestJoined>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'intake', data.id);
  }

  @Hears(casesEvents.escalationOpened)
  escalated({ data }: OlnEvent<EventData<typeof casesEvents.escalationOpened>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'escalation', data.id);
  }

  @Hears(casesEvents.measureOpened)
  measured({ data }: OlnEvent<EventData<typeof casesEvents.measureOpened>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'measure', data.id);
  }

  /** The child had one already: the alert is looked at there. */
  @Hears(casesEvents.escalationJoined)
  joinedEscalation({ data }: OlnEvent<EventData<typeof casesEvents.escalationJoined>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'escalation', data.id);
  }

  @Hears(casesEvents.measureJoined)
  joinedMeasure({ data }: OlnEvent<EventData<typeof casesEvents.measureJoined>>, tx: Tx): Promise<void> {
    return this.arrivals.arrived(tx, data.alertId, 'measure', data.id);
  }
}
