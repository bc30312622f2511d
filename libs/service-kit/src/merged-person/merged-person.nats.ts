import { Injectable } from '@nestjs/common';
import { intakeEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears } from '../messaging/hears.js';
import type { Tx } from '../persistence/transaction.js';
import type { MergeState } from './merge-state.js';
import { MergedPersons } from './merged-persons.js';

/** What intake tells of two entries that are one person, or are not after all. */
export abstract class MergeConsumer {
  protected constructor(private readonly persons: { heard(tx: Tx, told: MergeState): Promise<void> }) {}

  @Hears(intakeEvents.personMerged)
  merge(event: OlnEvent<EventData<typeof intakeEvents.personMerged>>, tx: Tx): Promise<void> {
    const { commune, entityversion: version, data } = event;
    return this.persons.heard(tx, { id: data.id, commune, version, into: data.into });
  }

  @Hears(intakeEvents.personUnmerged)
  undo(event: OlnEvent<EventData<typeof intakeEvents.personUnmerged>>, tx: Tx): Promise<void> {
    const { commune, entityversion: version, data } = event;
    return this.persons.heard(tx, { id: data.id, commune, version });
  }
}

@Injectable()
export class MergedPersonConsumer extends MergeConsumer {
  constructor(persons: MergedPersons) {
    super(persons);
  }
}
