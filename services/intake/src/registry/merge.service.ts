import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError } from '@oln/contracts';
import { Sweep, UnitOfWork } from '@oln/service-kit';
import { FamilyRepository } from './family.repository.js';
import { isChild, type Person } from './person.js';
import { PersonRepository } from './person.repository.js';
import { RegistryErrors } from './registry.errors.js';
import { RegistryService, today } from './registry.service.js';

/** What changes who is who: merge of double entries and its undoing, death, coming of age. */
@Injectable()
export class MergeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: RegistryService,
    private readonly persons: PersonRepository,
    private readonly families: FamilyRepository,
  ) {}

  /** `id` points to `into` from now on; nothing of it is lost. */
  merge(id: string, into: string): Promise<Person> {
    return this.work.run('person.merge', async (tx) => {
      if (id === into) throw new RefusedError(refuse(RegistryErrors.SAME_PERSON, { field: 'into' }));
      const person = await this.registry.getForChange(tx, id);
      const stays = await this.registry.get(tx, into);
      if (stays.mergedInto) throw new RefusedError(refuse(RegistryErrors.MERGED, { field: 'into', params: { person: stays.mergedInto } }));
      await this.persons.recordMerge(tx, person, into);
      await this.families.replacePerson(tx, id, into);
      const version = person.version + 1;
      tx.emit(intakeEvents.personMerged, { id, commune: person.commune, version }, { id, into });
      return { ...person, mergedInto: into, version };
    });
  }

  undo(id: string): Promise<Person> {
    return this.work.run('person.unmerge', async (tx) => {
      const person = await this.persons.findForChange(tx, id);
      if (!person) throw new RefusedError(refuse(RegistryErrors.NOT_FOUND));
      tx.assertVersion(person.version);
      const from = person.mergedInto;
      if (!from) throw new RefusedError(refuse(RegistryErrors.NOT_MERGED));
      await this.persons.undoMerge(tx, person);
      const version = person.version + 1;
      tx.emit(intakeEvents.personUnmerged, { id, commune: person.commune, version }, { id, from });
      return { ...person, mergedInto: undefined, version };
    });
  }

  recordDeath(id: string, on: string): Promise<Person> {
    return this.work.run('person.record-death', async (tx) => {
      const person = await this.registry.getForChange(tx, id);
      if (person.deceasedOn) throw new RefusedError(refuse(RegistryErrors.ALREADY_DECEASED));
      await this.persons.recordDeath(tx, person, on);
      const version = person.version + 1;
      const about = { id, commune: person.commune, version };
      if (isChild(person, today(tx))) tx.emit(intakeEvents.childDeceased, about, { id, familyIds: await this.families.familiesOf(tx, id) });
      tx.audit({ kind: 'person', id, commune: person.commune, version });
      return { ...person, deceasedOn: on, version };
    });
  }

  /** Tells the other services who has come of age; the date of birth stays here. */
  @Sweep('coming-of-age', 60)
  tellComingOfAge(): Promise<void> {
    return this.work.run('child.come-of-age', async (tx) => {
      const day = today(tx);
      for (const person of await this.persons.comingOfAge(tx, day.slice(0, 7), 200)) {
        if (isChild(person, day)) continue;
        await this.persons.markOfAge(tx, person.id);
        const familyIds = await this.families.familiesOf(tx, person.id);
        tx.emit(intakeEvents.childOfAge, person, { id: person.id, familyIds });
      }
    });
  }
}
