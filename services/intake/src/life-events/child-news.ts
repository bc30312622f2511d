import { Injectable } from '@nestjs/common';
import { intakeEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import type { Person } from '../person/person.js';
import { ChildrenOfRequests } from '../request/children-of-requests.js';

/** Tells that a child came of age or died: whoever works with it hears an event, and its open requests follow. No birth date leaves. */
@Injectable()
export class ChildNews {
  constructor(
    private readonly families: FamilyRepository,
    private readonly requests: ChildrenOfRequests,
  ) {}

  async left(tx: Tx, person: Person, reason: 'of-age' | 'deceased'): Promise<void> {
    const familyIds = await this.families.familiesOf(tx, person.id);
    const definition = reason === 'of-age' ? intakeEvents.childOfAge : intakeEvents.childDeceased;
    tx.emit(definition, person, { id: person.id, familyIds });
    await this.requests.childLeft(tx, person.id, reason);
  }

  /** Something that counts for the score is known otherwise now. */
  changed(tx: Tx, person: Person): Promise<void> {
    return this.requests.childChanged(tx, person.id);
  }
}
