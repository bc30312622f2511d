import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError, settle, type EventDefinition } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { communeFor } from '../persistence/reach.js';
import { childrenOf, decideMembers, type Family, type Member } from './family.js';
import { FamilyRepository } from './family.repository.js';
import type { Person } from './person.js';
import { PersonRepository } from './person.repository.js';
import { RegistryErrors } from './registry.errors.js';
import { today } from './registry.service.js';

export interface FamilyFile {
  family: Family;
  persons: Person[];
}

/** Households. */
@Injectable()
export class FamilyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly families: FamilyRepository,
    private readonly persons: PersonRepository,
  ) {}

  register(members: Member[], commune?: string): Promise<Family> {
    return this.work.run('family.register', (tx) => this.registerIn(tx, members, commune));
  }

  async registerIn(tx: Tx, members: Member[], commune?: string): Promise<Family> {
    const within = communeFor(tx, commune);
    const persons = await this.persons.findMany(tx, members.map((member) => member.personId));
    const family = await this.families.add(tx, within, settle(decideMembers(members, persons, today(tx))));
    this.tell(tx, intakeEvents.familyRegistered, family, persons);
    return family;
  }

  changeMembers(id: string, members: Member[]): Promise<Family> {
    return this.work.run('family.change-members', async (tx) => {
      const family = await this.families.findForChange(tx, id);
      if (!family) throw new RefusedError(refuse(RegistryErrors.NOT_FOUND));
      tx.assertVersion(family.version);
      const persons = await this.persons.findMany(tx, members.map((member) => member.personId));
      const next = await this.families.replaceMembers(tx, family, settle(decideMembers(members, persons, today(tx))));
      this.tell(tx, intakeEvents.familyChanged, next, persons);
      return next;
    });
  }

  /** The whole file of a family; reading it is on record for each child. */
  read(id: string): Promise<FamilyFile> {
    return this.work.read('family.read', async (tx) => {
      const family = await this.get(tx, id);
      const persons = await this.persons.findMany(tx, family.members.map((member) => member.personId));
      tx.audit({ kind: 'family', id, commune: family.commune, version: family.version });
      for (const person of persons) tx.audit({ kind: 'person', id: person.id, commune: person.commune, version: person.version });
      return { family, persons };
    });
  }

  async get(tx: Tx, id: string): Promise<Family> {
    const family = await this.families.find(tx, id);
    if (!family) throw new RefusedError(refuse(RegistryErrors.NOT_FOUND));
    return family;
  }

  /** Children of the family today, for requests. */
  async children(tx: Tx, family: Family): Promise<string[]> {
    const persons = await this.persons.findMany(tx, family.members.map((member) => member.personId));
    return childrenOf(persons, today(tx));
  }

  private tell(tx: Tx, definition: EventDefinition, family: Family, persons: Person[]): void {
    const childIds = childrenOf(persons, today(tx));
    tx.emit(definition, family, { id: family.id, childIds, adults: family.members.length - childIds.length });
  }
}
