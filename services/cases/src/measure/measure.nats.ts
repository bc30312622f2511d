import { Injectable } from '@nestjs/common';
import { alertsEvents, intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { MeasureAsked } from './measure-asked.js';

@Injectable()
export class MeasureConsumer {
  constructor(private readonly asked: MeasureAsked) {}

  @Hears(alertsEvents.measureAsked)
  alert({ commune, data }: OlnEvent<EventData<typeof alertsEvents.measureAsked>>, tx: Tx): Promise<void> {
    return this.asked.alert(tx, commune, data);
  }

  @Hears(intakeEvents.childOfAge)
  ofAge({ data }: OlnEvent<EventData<typeof intakeEvents.childOfAge>>, tx: Tx): Promise<void> {
    return this.asked.lose(tx, data.id, 'of-age');
  }

  @Hears(intakeEvents.childDeceased)
  deceased({ data }: OlnEvent<EventData<typeof intakeEvents.childDeceased>>, tx: Tx): Promise<void> {
    return this.asked.lose(tx, data.id, 'deceased');
  }
}
