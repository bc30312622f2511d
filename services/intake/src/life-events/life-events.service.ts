import { Injectable } from '@nestjs/common';
import { ageOn, AGE_OF_MAJORITY, localDate } from '@oln/calendar';
import { refuse, RefusedError } from '@oln/contracts';
import { currentContext, Sweep, UnitOfWork, type Tx } from '@oln/service-kit';
import { PersonErrors } from '../person/person.errors.js';
import { PersonRepository, type Grown } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import type { PersonDto } from '../person/person.dto.js';
import { personView } from '../person/person.views.js';
import type { Person } from '../person/person.js';
import { ChildNews } from './child-news.js';

const PAGE = 500;

/** Coming of age and death: the registry tells, no birth date leaves it (rulings: Truth). */
@Injectable()
export class LifeEvents {
  /** Local date of the last whole sweep: nobody comes of age but at midnight, or by a rectification, which tells it itself. */
  private sweptOn?: string;

  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonRepository,
    private readonly news: ChildNews,
  ) {}

  /** Gives 0: telling that somebody came of age repairs nothing. */
  @Sweep('coming-of-age', 30)
  async tellComingOfAge(): Promise<number> {
    const today = localDate(currentContext().asOf.getTime());
    if (this.sweptOn === today) return 0;
    let after: Grown | undefined;
    let failure: unknown;
    for (;;) {
      const page = await this.work.read('child.growing-up', (tx) =>
        this.persons.growingUp(tx, Number(today.slice(0, 4)), after, PAGE),
      );
      for (const { id } of page.map(({ person }) => person).filter((person) => isOfAge(person, today))) {
        // One record that cannot be told of holds up no other; the next sweep tries it again.
        await this.work
          .run('child.of-age', (tx) => this.becomeAdult(tx, id, today))
          .catch((error) => (failure ??= error));
      }
      if (page.length < PAGE) break;
      after = page.at(-1);
    }
    if (failure) throw failure;
    this.sweptOn = today;
    return 0;
  }

  recordDeath(id: string, on: string): Promise<PersonDto> {
    return this.work.run('person.death', async (tx) => {
      const person = await this.persons.lock(tx, id);
      tx.assertVersion(person.version);
      assertInUse(person);
      if (person.deceasedAt) throw new RefusedError(refuse(PersonErrors.ALREADY_DECEASED));
      if (on > localDate(tx.asOf.getTime())) throw new RefusedError(refuse(PersonErrors.DATE_LATER, { field: 'on' }));
      if (person.data.birthDate && on < person.data.birthDate)
        throw new RefusedError(refuse(PersonErrors.DEATH_BEFORE_BIRTH, { field: 'on' }));
      const after = { ...person, deceasedAt: new Date(`${on}T12:00:00Z`), version: person.version + 1 };
      await this.persons.update(tx, after);
      tx.audit({ kind: 'person', id, commune: person.commune, version: after.version, reason: 'deceased' });
      if (person.kind === 'child') await this.news.left(tx, after, 'deceased');
      return personView(after);
    });
  }

  private async becomeAdult(tx: Tx, id: string, today: string): Promise<void> {
    const person = await this.persons.lock(tx, id);
    if (person.ofAgeAt || person.deceasedAt || person.mergedInto || !isOfAge(person, today)) return;
    const after: Person = { ...person, kind: 'adult', ofAgeAt: tx.asOf, version: person.version + 1 };
    await this.persons.update(tx, after);
    tx.audit({ kind: 'person', id, commune: person.commune, version: after.version, reason: 'of-age' });
    await this.news.left(tx, after, 'of-age');
  }
}

const isOfAge = ({ data }: Person, today: string): boolean =>
  data.birthDate !== undefined && data.birthDate <= today && ageOn(data.birthDate, today) >= AGE_OF_MAJORITY;
