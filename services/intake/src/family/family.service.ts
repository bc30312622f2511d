import { Injectable } from '@nestjs/common';
import { intakeEvents, settle } from '@oln/contracts';
import { communeWithin, newId, type Tx, UnitOfWork } from '@oln/service-kit';
import { ConsentRecords } from '../consent/consent-records.js';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import type { Person } from '../person/person.js';
import type { FamilyDto } from './family.dto.js';
import { familyView } from './family.views.js';
import { FamilyRepository, type Household } from './family.repository.js';
import {
  decideJoining,
  decideLeaving,
  decideMembers,
  type Family,
  type KnownFamily,
  type KnownMember,
  type LeavingReason,
  type NewMember,
} from './family.js';

/** Households of the commune. */
@Injectable()
export class FamilyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly families: FamilyRepository,
    private readonly persons: PersonRepository,
    private readonly consents: ConsentRecords,
  ) {}

  register(members: NewMember[], named?: string): Promise<FamilyDto> {
    return this.work.run('family.register', async (tx) => {
      const family = await this.create(tx, communeWithin(tx.context, named), members);
      return familyView(await this.known(tx, family));
    });
  }

  /** Inside the caller's transaction. */
  async create(tx: Tx, commune: string, members: NewMember[], originFamily?: string): Promise<Family> {
    const persons = await this.persons.getAll(
      tx,
      members.map(({ personId }) => personId),
    );
    const ofCommune = persons.filter(
      (person) => person.commune === commune && !person.mergedInto && !person.anonymisedAt,
    );
    const decided = settle(decideMembers(members, new Map(ofCommune.map(({ id, kind }) => [id, kind]))));
    const joined = decided.map((member) => ({ ...member, id: newId(), joinedAt: tx.asOf }));
    const registered = { registeredAt: tx.asOf, registeredBy: tx.context.principal.person };
    const family: Family = { id: newId(), commune, version: 1, ...registered, members: joined, originFamily };
    await this.families.insert(tx, family);
    tx.emit(intakeEvents.familyRegistered, family, { id: family.id, ...countsOf(ofCommune) });
    await this.consents.moved(
      tx,
      ofCommune.map(({ id }) => id),
    );
    tx.audit({ action: 'family.register', kind: 'family', id: family.id, commune, version: 1 });
    return family;
  }

  join(id: string, member: NewMember): Promise<FamilyDto> {
    return this.work.run('family.join', async (tx) => {
      const family = await this.families.lock(tx, id);
      tx.assertVersion(family.version);
      return familyView(await this.known(tx, await this.addMember(tx, family, member)));
    });
  }

  /** Inside the caller's transaction, for a family that is locked. */
  async addMember(tx: Tx, family: Family, member: NewMember): Promise<Family> {
    const person = await this.persons.get(tx, member.personId);
    assertInUse(person);
    settle(decideJoining(await this.known(tx, family), person));
    const joined = { ...member, personId: person.id, id: newId(), joinedAt: tx.asOf };
    await this.families.join(tx, family, joined);
    await this.consents.moved(tx, [person.id]);
    return this.tellChange(
      tx,
      { ...family, version: family.version + 1, members: [...family.members, joined] },
      'family.join',
    );
  }

  leave(id: string, personId: string, reason: LeavingReason): Promise<FamilyDto> {
    return this.work.run('family.leave', async (tx) => {
      const family = await this.families.lock(tx, id);
      tx.assertVersion(family.version);
      const { members } = await this.known(tx, family);
      const children = members.filter(({ person }) => person.kind === 'child').map(({ person }) => person.id);
      const entry = members.find(({ person }) => person.id === personId)?.entry;
      const member = settle(decideLeaving(entry, personId, children));
      await this.families.leave(tx, family, member, reason);
      await this.consents.moved(tx, [personId]);
      const rest = family.members.filter((one) => one.id !== member.id);
      const after = await this.tellChange(
        tx,
        { ...family, version: family.version + 1, members: rest },
        'family.leave',
        reason,
      );
      return familyView(await this.known(tx, after));
    });
  }

  get(id: string): Promise<KnownFamily> {
    return this.work.read('family.read', async (tx) => {
      const known = await this.load(tx, id);
      const { commune, version } = known.family;
      tx.audit({ kind: 'family', id, commune, version });
      return known;
    });
  }

  /** Families in which somebody lives. */
  ofPerson(personId: string): Promise<KnownFamily[]> {
    return this.work.read('family.of-person', async (tx) => {
      const person = await this.persons.get(tx, personId);
      const families = await this.families.byIds(tx, await this.families.familiesOf(tx, personId));
      tx.audit({ kind: 'person', id: personId, commune: person.commune });
      return Promise.all(families.map((family) => this.known(tx, family)));
    });
  }

  /** Inside the caller's transaction. Throws FAMILY.NOT_FOUND. */
  async load(tx: Tx, id: string): Promise<KnownFamily> {
    return this.known(tx, await this.families.get(tx, id));
  }

  /** Where a family is attended, and its children by the entry that is in use. Throws FAMILY.NOT_FOUND. */
  household(tx: Tx, id: string): Promise<Household> {
    return this.families.household(tx, id);
  }

  /** Members by the entry that is in use; an entry that was merged away and its survivor count once. */
  async known(tx: Tx, family: Family): Promise<KnownFamily> {
    const survivors = await this.persons.survivorByEntry(
      tx,
      family.members.map(({ personId }) => personId),
    );
    const people = new Map((await this.persons.getAll(tx, [...survivors.values()])).map((one) => [one.id, one]));
    const known = new Map<string, KnownMember>();
    for (const entry of family.members) {
      const id = survivors.get(entry.personId) ?? entry.personId;
      // Nobody is left out in silence: who is not found among them is asked for, and that refuses.
      if (!known.has(id)) known.set(id, { entry, person: people.get(id) ?? (await this.persons.get(tx, id)) });
    }
    return { family, members: [...known.values()] };
  }

  private async tellChange(tx: Tx, family: Family, action: string, reason?: string): Promise<Family> {
    const { members } = await this.known(tx, family);
    tx.emit(intakeEvents.familyChanged, family, { id: family.id, ...countsOf(members.map(({ person }) => person)) });
    tx.audit({ action, kind: 'family', id: family.id, commune: family.commune, version: family.version, reason });
    return family;
  }
}

function countsOf(persons: Person[]): { childIds: string[]; adults: number } {
  const childIds = persons.filter(({ kind }) => kind === 'child').map(({ id }) => id);
  return { childIds, adults: persons.length - childIds.length };
}
