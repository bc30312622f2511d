import { Injectable } from '@nestjs/common';
import { ageOn, AGE_OF_MAJORITY, localDate } from '@oln/calendar';
import { intakeEvents, refuse, RefusedError } from '@oln/contracts';
import { currentContext, Sweep, UnitOfWork, type Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import { ChildrenOfRequests } from '../request/children-of-requests.js';
import { PersonErrors } from '../person/person.errors.js';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import type { PersonDto } from '../person/person.dto.js';
import { personView } from '../person/person.views.js';
import type { Person } from '../person/person.js';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Coming of age and death: the registry tells, no birth date leaves it (rulings: Truth). */
@Injectable()
export class LifeEvents {
  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonRepository,
    private readonly families: FamilyRepository,
    private readonly requests: ChildrenOfRequests,
  ) {}

  /** Gives 0: telling that somebody came of age repairs nothing. */
  @Sweep('coming-of-age', 30)
  async tellComingOfAge(): Promise<number> {
    const today = localDate(currentContext().asOf.getTime());
    let after = FIRST;
    for (;;) {
      const page = await this.work.read('child.growing-up', (tx) =>
        this.persons.growingUp(tx, Number(today.slice(0, 4)), after, PAGE),
      );
      for (const person of page)
        if (isOfAge(person, today)) await this.work.run('child.of-age', (tx) => this.becomeAdult(tx, person.id, today));
      if (page.length < PAGE) return 0;
      after = page.at(-1)!.id;
    }
  }

  recordDeath(id: string, on: string): Promise<PersonDto> {
    return this.work.run('person.death', async (tx) => {
      const person = await this.persons.lock(tx, id);
      tx.assertVersion(person.version);
      assertInUse(person);
      if (person.deceasedAt) throw new RefusedError(refuse(PersonErrors.ALREADY_DECEASED));
      if (on > localDate(tx.asOf.getTime())) throw new RefusedError(refuse(PersonErrors.DATE_LATER, { field: 'on' }));
      const after = { ...person, deceasedAt: new Date(`${on}T12:00:00Z`), version: person.version + 1 };
      await this.persons.update(tx, after);
      tx.audit({ kind: 'person', id, commune: person.commune, version: after.version, reason: 'deceased' });
      if (person.kind === 'child') await this.tell(tx, after, 'deceased');
      return personView(after);
    });
  }

  private async becomeAdult(tx: Tx, id: string, today: string): Promise<void> {
    const person = await this.persons.lock(tx, id);
    if (person.ofAgeAt || person.deceasedAt || person.mergedInto || !isOfAge(person, today)) return;
    const after: Person = { ...person, kind: 'adult', ofAgeAt: tx.asOf, version: person.version + 1 };
    await this.persons.update(tx, after);
    tx.audit({ kind: 'person', id, commune: person.commune, version: after.version, reason: 'of-age' });
    await this.tell(tx, after, 'of-age');
  }

  private async tell(tx: Tx, person: Person, reason: 'of-age' | 'deceased'): Promise<void> {
    const familyIds = await this.families.familiesOf(tx, person.id);
    const definition = reason === 'of-age' ? intakeEvents.childOfAge : intakeEvents.childDeceased;
    tx.emit(definition, person, { id: person.id, familyIds });
    await this.requests.childLeft(tx, person.id, reason);
  }
}

const isOfAge = ({ data }: Person, today: string): boolean =>
  data.birthDate !== undefined && data.birthDate <= today && ageOn(data.birthDate, today) >= AGE_OF_MAJORITY;
