import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent, type WatchOutcome } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { COORDINATOR, raiseNotice } from '../alert/alert-notices.js';
import { WatchService } from './watch.service.js';

/** Coming of age or death ends a watch. Alerts that are open still want an answer: somebody is told. */
@Injectable()
export class ChildhoodConsumer {
  constructor(private readonly watches: WatchService) {}

  @Hears(intakeEvents.childOfAge)
  ofAge({ data }: OlnEvent<EventData<typeof intakeEvents.childOfAge>>, tx: Tx): Promise<void> {
    return this.end(tx, data.id, 'of-age');
  }

  @Hears(intakeEvents.childDeceased)
  deceased({ data }: OlnEvent<EventData<typeof intakeEvents.childDeceased>>, tx: Tx): Promise<void> {
    return this.end(tx, data.id, 'deceased');
  }

  private async end(tx: Tx, childId: string, outcome: WatchOutcome): Promise<void> {
    const ended = await this.watches.end(tx, childId, outcome);
    if (!ended || ended.open === 0) return;
    raiseNotice(tx, ended, { code: 'watch.left-childhood', aboutKind: 'watch', urgency: 'today' }, COORDINATOR);
  }
}
