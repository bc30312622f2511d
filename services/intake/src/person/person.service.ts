import { Injectable } from '@nestjs/common';
import { intakeEvents, isRefusal, refuse, RefusedError, settle } from '@oln/contracts';
import { communeWithin, newId, type Tx, UnitOfWork } from '@oln/service-kit';
import { decideIdentity, type Candidate } from '../matching/matching.js';
import { MatchingService } from '../matching/matching.service.js';
import { PersonErrors } from './person.errors.js';
import { PersonRepository, type HistoryEntry } from './person.repository.js';
import type { PersonDto } from './person.dto.js';
import { personView } from './person.views.js';
import { decideData, identifiedBy, type Person, type PersonInput } from './person.js';

export interface Matched {
  candidates: Candidate[];
  knownElsewhere: boolean;
}

/** Children, caregivers and everybody else of a family. Nobody is created twice (process §1, registered). */
@Injectable()
export class PersonService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonRepository,
    private readonly matching: MatchingService,
  ) {}

  register(input: PersonInput, confirmedNew: boolean, named?: string): Promise<PersonDto> {
    return this.work.run('person.register', async (tx) =>
      personView(await this.create(tx, communeWithin(tx.context, named), input, confirmedNew)),
    );
  }

  /** Inside the caller's transaction. Throws the refusal: a certain match, or a probable one that nobody looked at. */
  async create(tx: Tx, commune: string, input: PersonInput, confirmedNew: boolean): Promise<Person> {
    const { data } = settle(decideData(input, tx.asOf));
    settle(decideIdentity(await this.matching.candidates(tx, commune, data), confirmedNew));
    return this.enter(tx, commune, input);
  }

  /** Enters somebody of whom is known that they are not in the registry yet. */
  async enter(tx: Tx, commune: string, input: PersonInput, originPerson?: string): Promise<Person> {
    const { data, kind } = settle(decideData(input, tx.asOf));
    const registered = { registeredAt: tx.asOf, registeredBy: tx.context.principal.person };
    const person: Person = { id: newId(), commune, version: 1, kind, data, ...registered, originPerson };
    await this.persons.insert(tx, person);
    tx.emit(intakeEvents.personRegistered, person, { id: person.id, kind, identifiedBy: identifiedBy(data) });
    tx.audit({ action: 'person.register', kind: 'person', id: person.id, commune, version: 1 });
    return person;
  }

  /** Who the registry may know already, without entering anybody. */
  async match(input: PersonInput, named?: string): Promise<Matched> {
    const { commune, data, candidates } = await this.work.read('person.match', async (tx) => {
      const within = communeWithin(tx.context, named);
      const decided = decideData({ ...input, kind: input.kind ?? 'child' }, tx.asOf);
      if (isRefusal(decided)) throw new RefusedError(decided);
      const found = await this.matching.candidates(tx, within, decided.data);
      for (const { personId: id } of found) tx.audit({ kind: 'person', id, commune: within });
      return { commune: within, data: decided.data, candidates: found };
    });
    return { candidates, knownElsewhere: await this.matching.knownElsewhere(commune, data) };
  }

  get(id: string): Promise<Person> {
    return this.work.read('person.read', async (tx) => {
      const person = await this.persons.get(tx, id);
      tx.audit({ kind: 'person', id, commune: person.commune, version: person.version });
      return person;
    });
  }

  history(id: string): Promise<HistoryEntry[]> {
    return this.work.read('person.history', async (tx) => {
      const { commune, version } = await this.persons.get(tx, id);
      tx.audit({ kind: 'person', id, commune, version });
      return this.persons.history(tx, id);
    });
  }
}

/** A person whose entry is in use: a merged one points to where to work, and of one that was anonymised nothing is left to work with. */
export function assertInUse({ mergedInto, anonymisedAt }: Pick<Person, 'mergedInto' | 'anonymisedAt'>): void {
  if (anonymisedAt) throw new RefusedError(refuse(PersonErrors.ANONYMISED));
  if (mergedInto) throw new RefusedError(refuse(PersonErrors.MERGED, { params: { survivor: mergedInto } }));
}
