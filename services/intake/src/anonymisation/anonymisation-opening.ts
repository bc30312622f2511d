import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '@oln/service-kit';
import type { Person } from '../person/person.js';
import { AnonymisationAnnouncements } from './anonymisation-announcements.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import { openAnonymisation, type NewAnonymisation } from './anonymisation.js';

/** The one way an anonymisation comes to be: a granted request, or the rule on how long things are kept. */
@Injectable()
export class AnonymisationOpening {
  constructor(
    private readonly table: AnonymisationRepository,
    private readonly announcements: AnonymisationAnnouncements,
  ) {}

  /** A person has one that runs at most: a second cause changes nothing. */
  async open(
    tx: Tx,
    { id: personId, commune }: Pick<Person, 'id' | 'commune'>,
    why: Pick<NewAnonymisation, 'cause' | 'rightsRequestId' | 'endedBefore'>,
  ): Promise<void> {
    if ((await this.table.openOf(tx, personId)).length > 0) return;
    const opened = { id: newId(), commune, personId, ...why };
    const one = openAnonymisation(opened, tx.context.principal.person, tx.asOf);
    if (!(await this.table.insertOnce(tx, one))) return;
    await this.announcements.opened(tx, one);
    const { id, version } = one;
    tx.audit({ action: 'anonymisation.open', kind: 'anonymisation', id, commune, version, reason: why.cause });
    tx.audit({ action: 'anonymisation.open', kind: 'person', id: personId, commune, reason: why.cause });
  }
}
