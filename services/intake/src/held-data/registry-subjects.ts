import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { HeldSubjects, UnitOfWork, type HeldSubject, type Tx } from '@oln/service-kit';
import { PersonErrors } from '../person/person.errors.js';

/** The entry in use, all others of the person, and the families in which they live now. */
const SUBJECT = `
  with entries as materialized (select entries_of($1) as id)
  select own.id, own.commune, own.kind = 'child' as "isChild",
         array(select id from entries) as entries,
         array(select distinct family_id from family_members
                where left_at is null and person_id = any (array(select id from entries)) order by 1) as families
    from persons own where own.id = (select survivor_of($1))`;

/** Who is in charge of what is open about the person: of requests until they are assigned, of their cases after it. */
const PEOPLE = `
  with requested as materialized (
    select request_id as id from request_children where child_id = any ($1::uuid[])
    union select id from requests where family_id = any ($2::uuid[]))
  select person from placements where open and request_id = any (array(select id from requested))
  union
  select person_in_charge from requests
   where stage <> 'closed' and person_in_charge is not null and id = any (array(select id from requested))`;

/** The registry itself says who somebody is. */
@Injectable()
export class RegistrySubjects extends HeldSubjects {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  get(personId: string): Promise<HeldSubject> {
    return this.work.read('person.subject', (tx) => this.found(tx, personId));
  }

  private async found(tx: Tx, personId: string): Promise<HeldSubject> {
    const [subject] = await tx.query<Omit<HeldSubject, 'people'>>(SUBJECT, [personId]);
    if (!subject) throw new RefusedError(refuse(PersonErrors.NOT_FOUND));
    const { entries, families, isChild } = subject;
    const rows = await tx.query<{ person: string }>(PEOPLE, [entries, isChild ? [] : families]);
    return { ...subject, people: rows.map(({ person }) => person) };
  }
}
