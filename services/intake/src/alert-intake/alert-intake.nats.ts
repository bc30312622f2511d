import { Injectable } from '@nestjs/common';
import { alertsEvents, casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { AlertRequests } from './alert-requests.service.js';
import { IdentificationDesk } from './identification-desk.service.js';

/** What alerts, and escalations that end, ask of the registry and of intake. */
@Injectable()
export class AlertIntakeConsumer {
  constructor(
    private readonly identifications: IdentificationDesk,
    private readonly requests: AlertRequests,
  ) {}

  @Hears(alertsEvents.identityNeeded)
  identityNeeded({ commune, data }: OlnEvent<EventData<typeof alertsEvents.identityNeeded>>, tx: Tx): Promise<void> {
    return this.identifications.asked(tx, data.id, commune);
  }

  /** A person has said there who it is: nothing is to be found out any more. */
  @Hears(alertsEvents.alertIdentified)
  identified({ data }: OlnEvent<EventData<typeof alertsEvents.alertIdentified>>, tx: Tx): Promise<void> {
    return this.identifications.answeredThere(tx, data.id, data.childId);
  }

  /** Dismissed before anybody knew. */
  @Hears(alertsEvents.alertClosed)
  closed({ data }: OlnEvent<EventData<typeof alertsEvents.alertClosed>>, tx: Tx): Promise<void> {
    return this.identifications.answeredThere(tx, data.id, data.childId);
  }

  @Hears(alertsEvents.intakeAsked)
  intakeAsked(event: OlnEvent<EventData<typeof alertsEvents.intakeAsked>>, tx: Tx): Promise<void> {
    return this.requests.forAlert(tx, event);
  }

  @Hears(casesEvents.returnedToIntake)
  returned(event: OlnEvent<EventData<typeof casesEvents.returnedToIntake>>, tx: Tx): Promise<void> {
    return this.requests.forEscalation(tx, event);
  }
}
