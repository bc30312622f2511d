import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { MergedPersonService } from './merged-person.service.js';

@Injectable()
export class MergedPersonConsumer {
  constructor(private readonly merged: MergedPersonService) {}

  @Hears(intakeEvents.personMerged)
  merge({ commune, data }: OlnEvent<EventData<typeof intakeEvents.personMerged>>, tx: Tx): Promise<void> {
    return this.merged.merge(tx, commune, data.id, data.into);
  }

  @Hears(intakeEvents.personUnmerged)
  undo({ data }: OlnEvent<EventData<typeof intakeEvents.personUnmerged>>, tx: Tx): Promise<void> {
    return this.merged.undo(tx, data.id);
  }
}
