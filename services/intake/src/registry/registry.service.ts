import { localDate } from '@oln/calendar';
import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { parseRun } from '@oln/identity';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import { communeFor } from '../persistence/reach.js';
import { matchOf, rank, type Match } from './matching.js';
import { changedFields, decidePerson, isChild, type Person, type PersonData } from './person.js';
import { PersonRepository } from './person.repository.js';
import { RegistryErrors } from './registry.errors.js';

/** The registry of people: looked for before anybody is created twice. */
@Injectable()
export class RegistryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonRepository,
  ) {}

  register(command: { data: PersonData; commune?: string; confirmedNew?: boolean }): Promise<Person> {
    return this.work.run('person.register', (tx) => this.registerIn(tx, command));
  }

  /** Also used by imports, within their own transaction. */
  async registerIn(tx: Tx, command: { data: PersonData; commune?: string; confirmedNew?: boolean }): Promise<Person> {
    const commune = communeFor(tx, command.commune);
    const data = settle(decidePerson(command.data, today(tx)));
    const [best, ...others] = await this.matchesIn(tx, commune, data);
    if (best?.certainty === 'certain') throw new RefusedError(refuse(RegistryErrors.ALREADY_REGISTERED, { params: { person: best.id } }));
    if (best?.certainty === 'probable' && !command.confirmedNew) {
      throw new RefusedError(refuse(RegistryErrors.PROBABLY_REGISTERED, { params: { person: best.id, count: others.length + 1 } }));
    }
    const person = await this.persons.add(tx, commune, data);
    tx.emit(intakeEvents.personRegistered, person, {
      id: person.id,
      kind: isChild(person, today(tx)) ? 'child' : 'adult',
      identifiedBy: data.run ? 'run' : data.otherId ? 'provisional' : 'none',
    });
    tx.audit({ action: 'person.register', kind: 'person', id: person.id, commune, version: 1 });
    return person;
  }

  /** Reading a file is on record (who looked, when). */
  read(id: string): Promise<Person> {
    return this.work.read('person.read', async (tx) => {
      const person = await this.get(tx, id);
      tx.audit({ kind: 'person', id, commune: person.commune, version: person.version });
      return person;
    });
  }

  search(criteria: Partial<PersonData>, commune?: string): Promise<(Match & { person: Person })[]> {
    return this.work.read('person.search', async (tx) => {
      const within = communeFor(tx, commune);
      const run = criteria.run ? parseRun(criteria.run) : undefined;
      const matches = await this.matchesIn(tx, within, { ...criteria, run: run?.ok ? run.run : undefined });
      const persons = new Map((await this.persons.findMany(tx, matches.map((match) => match.id))).map((person) => [person.id, person]));
      for (const match of matches) tx.audit({ kind: 'person', id: match.id, commune: within });
      return matches.flatMap((match) => {
        const person = persons.get(match.id);
        return person ? [{ ...match, person }] : [];
      });
    });
  }

  rectify(id: string, data: PersonData): Promise<Person> {
    return this.work.run('person.rectify', async (tx) => {
      const before = await this.getForChange(tx, id);
      const checked = settle(decidePerson(data, today(tx)));
      const after: Person = { ...checked, id, commune: before.commune, version: before.version + 1, deceasedOn: before.deceasedOn };
      const fields = changedFields(before, { ...after, ...{ version: before.version } } as PersonData).filter((field) => field !== 'version');
      if (fields.length === 0) throw new RefusedError(refuse(RegistryErrors.NOTHING_CHANGED));
      await this.persons.rectify(tx, before, after);
      tx.emit(intakeEvents.personRectified, after, { id, fields, reason: 'rectified-at-desk' });
      return after;
    });
  }

  async get(tx: Tx, id: string): Promise<Person> {
    const person = await this.persons.find(tx, id);
    if (!person) throw new RefusedError(refuse(RegistryErrors.NOT_FOUND));
    return person;
  }

  /** Of an entry that stands: merged ones are changed where they were merged into. */
  async getForChange(tx: Tx, id: string): Promise<Person> {
    const person = await this.persons.findForChange(tx, id);
    if (!person) throw new RefusedError(refuse(RegistryErrors.NOT_FOUND));
    tx.assertVersion(person.version);
    if (person.mergedInto) throw new RefusedError(refuse(RegistryErrors.MERGED, { params: { person: person.mergedInto } }));
    return person;
  }

  /** Entries that may be the same person, best first. */
  async matchesIn(tx: Tx, commune: string, data: Partial<PersonData>): Promise<Match[]> {
    const wanted = this.persons.fingerprint(data);
    const entries = await this.persons.candidates(tx, commune, wanted);
    return rank(entries.map((entry) => matchOf({ ...wanted, runHash: wanted.runHash }, entry))).slice(0, 20);
  }
}

export const today = (tx: Tx): string => localDate(tx.asOf.toISOString());
