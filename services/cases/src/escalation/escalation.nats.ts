import { Injectable } from '@nestjs/common';
import { alertsEvents, casesEvents, intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { EscalationAsked } from './escalation-asked.js';
import { EscalationChildren } from './escalation-children.js';

/** What others tell: danger, alerts that ask, and children who leave childhood. */
@Injectable()
export class EscalationConsumer {
  constructor(
    private readonly asked: EscalationAsked,
    private readonly children: EscalationChildren,
  ) {}

  @Hears(intakeEvents.imminentDangerReported)
  danger({ commune, data }: OlnEvent<EventData<typeof intakeEvents.imminentDangerReported>>, tx: Tx): Promise<void> {
    return this.asked.danger(tx, commune, data);
  }

  @Hears(alertsEvents.escalationAsked)
  alert({ commune, data }: OlnEvent<EventData<typeof alertsEvents.escalationAsked>>, tx: Tx): Promise<void> {
    return this.asked.alert(tx, commune, data);
  }

  @Hears(intakeEvents.childOfAge)
  ofAge({ data }: OlnEvent<EventData<typeof intakeEvents.childOfAge>>, tx: Tx): Promise<void> {
    return this.children.lose(tx, data.id, 'of-age');
  }

  @Hears(intakeEvents.childDeceased)
  deceased({ data }: OlnEvent<EventData<typeof intakeEvents.childDeceased>>, tx: Tx): Promise<void> {
    return this.children.lose(tx, data.id, 'deceased');
  }

  @Hears(casesEvents.caseClosed)
  caseClosed({ data }: OlnEvent<EventData<typeof casesEvents.caseClosed>>, tx: Tx): Promise<void> {
    return this.children.caseClosed(tx, data.id, data.outcome);
  }
}
