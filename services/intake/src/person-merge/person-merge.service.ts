import { Injectable } from '@nestjs/common';
import { intakeEvents, settle } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { ConsentRecords } from '../consent/consent-records.js';
import { PersonRepository } from '../person/person.repository.js';
import type { Person } from '../person/person.js';
import { PersonMergeRepository } from './person-merge.repository.js';
import type { PersonMergeDto } from './person-merge.dto.js';
import { mergeView } from './person-merge.views.js';
import { decideMerge, decideUndo, type MergeReason, type PersonMerge, type UndoReason } from './person-merge.js';

export interface MergeCommand {
  merged: string;
  survivor: string;
  reason: MergeReason;
  confirmedDifferences: boolean;
}

/** Merging two entries of one person, and undoing it. */
@Injectable()
export class PersonMergeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly merges: PersonMergeRepository,
    private readonly persons: PersonRepository,
    private readonly consents: ConsentRecords,
  ) {}

  merge({ reason, confirmedDifferences, ...ids }: MergeCommand): Promise<PersonMergeDto> {
    return this.work.run('person-merge.merge', async (tx) => {
      const [merged, survivor] = await this.lockBoth(tx, ids.merged, ids.survivor);
      const { merged: after } = settle(decideMerge({ merged, survivor, confirmedDifferences }));
      await this.persons.update(tx, after);
      const at = { mergedAt: tx.asOf, mergedBy: tx.context.principal.person };
      const merge: PersonMerge = { id: newId(), commune: after.commune, version: 1, ...ids, reason, ...at };
      await this.merges.insert(tx, merge);
      tx.emit(intakeEvents.personMerged, after, { id: after.id, into: survivor.id });
      await this.consents.merged(tx, after, survivor, merge.id);
      this.audit(tx, merge, reason);
      return mergeView(merge);
    });
  }

  undo(id: string, reason: UndoReason): Promise<PersonMergeDto> {
    return this.work.run('person-merge.undo', async (tx) => {
      const before = await this.merges.lock(tx, id);
      tx.assertVersion(before.version);
      const [last = before.survivor] = await this.persons.survivors(tx, [before.survivor]);
      const [merged, survivor] = await this.lockBoth(tx, before.merged, last);
      const undone = { at: tx.asOf, by: tx.context.principal.person, reason };
      const after = settle(decideUndo(before, { merged, survivor }, undone));
      await this.persons.update(tx, after.merged);
      await this.merges.save(tx, after.merge);
      tx.emit(intakeEvents.personUnmerged, after.merged, { id: merged.id, from: before.survivor });
      await this.consents.parted(tx, after.merged, survivor, before.id);
      this.audit(tx, after.merge, reason);
      return mergeView(after.merge);
    });
  }

  get(id: string): Promise<PersonMerge> {
    return this.work.read('person-merge.read', async (tx) => {
      const merge = await this.merges.get(tx, id);
      this.audit(tx, merge);
      return merge;
    });
  }

  ofPerson(personId: string): Promise<PersonMerge[]> {
    return this.work.read('person-merge.of-person', async (tx) => {
      const { commune } = await this.persons.get(tx, personId);
      tx.audit({ kind: 'person', id: personId, commune });
      return this.merges.ofPerson(tx, personId);
    });
  }

  /** In one order, whichever is to stay: two people who merge the same two entries cannot wait for each other. */
  private async lockBoth(tx: Tx, merged: string, survivor: string): Promise<[Person, Person]> {
    const [first, second] = merged < survivor ? [merged, survivor] : [survivor, merged];
    const locked = [await this.persons.lock(tx, first), await this.persons.lock(tx, second)] as const;
    return first === merged ? [locked[0], locked[1]] : [locked[1], locked[0]];
  }

  private audit(tx: Tx, { id, commune, version }: PersonMerge, reason?: string): void {
    tx.audit({ kind: 'person-merge', id, commune, version, reason });
  }
}
