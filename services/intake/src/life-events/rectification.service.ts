import { Injectable } from '@nestjs/common';
import { intakeEvents, settle } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { RectificationReason } from '../person/person-codes.js';
import { PersonRepository } from '../person/person.repository.js';
import { changesScore, decideRectification, type Person, type PersonChanges } from '../person/person.js';
import { ChildNews } from './child-news.js';

/** What the registry says of somebody is corrected, and what depends on it follows: coming of age, scores of open requests. */
@Injectable()
export class Rectification {
  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonRepository,
    private readonly news: ChildNews,
  ) {}

  rectify(id: string, changes: PersonChanges, reason: RectificationReason): Promise<Person> {
    return this.work.run('person.rectify', async (tx) => {
      const before = await this.persons.lock(tx, id);
      tx.assertVersion(before.version);
      const { person: after, fields } = settle(decideRectification(before, changes, tx.asOf));
      await this.persons.rectify(tx, before, after, { reason, fields });
      tx.emit(intakeEvents.personRectified, after, { id, fields, reason });
      tx.audit({ kind: 'person', id, commune: after.commune, version: after.version, reason });
      await this.follow(tx, before, after, fields);
      return after;
    });
  }

  private async follow(tx: Tx, before: Person, after: Person, fields: string[]): Promise<void> {
    if (before.kind === 'child' && after.kind === 'adult' && !after.deceasedAt)
      await this.news.left(tx, after, 'of-age');
    else if (after.kind === 'child' && changesScore(fields)) await this.news.changed(tx, after);
  }
}
