import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { Person } from '../person/person.js';
import { AlertIdentificationErrors } from './alert-identification.errors.js';
import {
  childOf,
  isEnough,
  type AlertIdentification,
  type IdentificationState,
  type ToldIdentity,
} from './alert-identification.js';
import { AlertIdentificationRepository } from './alert-identification.repository.js';
import { AlertIdentities } from './alert-identities.service.js';
import { ChildSearch } from './child-search.service.js';

export interface Choice {
  personId?: string;
  isNew?: boolean;
}

/** Where the registry could not tell, a person compares and says who the child is. */
@Injectable()
export class IdentificationDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identifications: AlertIdentificationRepository,
    private readonly identities: AlertIdentities,
    private readonly search: ChildSearch,
  ) {}

  list(filter: { state: IdentificationState; commune?: string }, page: PageQuery): Promise<Page<AlertIdentification>> {
    return this.work.read('alert-identification.list', (tx) => this.identifications.list(tx, filter, page));
  }

  /** With what the alert tells of the child, asked for now: it is kept nowhere here. */
  async get(alertId: string): Promise<{ one: AlertIdentification; told?: ToldIdentity }> {
    const one = await this.work.read('alert-identification.read', (tx) => this.audited(tx, alertId));
    return { one, told: one.state === 'done' ? undefined : await this.identities.told(one) };
  }

  async resolve(alertId: string, choice: Choice): Promise<AlertIdentification> {
    if (Boolean(choice.personId) === Boolean(choice.isNew)) throw refused('CHOICE_MISSING');
    const before = await this.work.read('alert-identification.read', (tx) => this.audited(tx, alertId));
    if (before.state === 'done') throw refused('DECIDED');
    const told = await this.identities.told(before);
    return this.work.run('alert-identification.resolve', async (tx) => {
      const one = await this.identifications.lock(tx, alertId);
      tx.assertVersion(one.version);
      if (one.state === 'done' || !told) throw refused('DECIDED');
      const person = choice.personId ? await this.chosen(tx, choice.personId) : await this.entered(tx, one, told);
      await this.identities.tell(tx, one, person, told, choice.isNew ?? false);
      return { ...one, state: 'done', personId: person.id, version: one.version + 1 };
    });
  }

  /** Found out by the next sweep, outside this transaction. */
  asked(tx: Tx, alertId: string, commune: string): Promise<void> {
    return this.identifications.ask(tx, alertId, commune);
  }

  /** Nobody needs to find out any more. */
  async answeredThere(tx: Tx, alertId: string, personId: string | undefined): Promise<void> {
    if (!(await this.identifications.find(tx, alertId))) return;
    const one = await this.identifications.lock(tx, alertId);
    if (one.state !== 'done') await this.identifications.decide(tx, one, { state: 'done', personId });
  }

  private async chosen(tx: Tx, personId: string): Promise<Person> {
    const person = await this.search.child(tx, personId);
    if (!person) throw refused('NOT_A_CHILD', 'personId');
    return person;
  }

  private async entered(tx: Tx, { commune }: AlertIdentification, told: ToldIdentity): Promise<Person> {
    const input = childOf(told, commune);
    if (!input || !isEnough(input)) throw refused('TOO_LITTLE', 'isNew');
    return this.identities.asRegistry(tx, commune, async () => (await this.search.enter(tx, commune, input)).person);
  }

  private async audited(tx: Tx, alertId: string): Promise<AlertIdentification> {
    const one = await this.identifications.find(tx, alertId);
    if (!one) throw refused('NOT_FOUND');
    tx.audit({ kind: 'alert-identification', id: alertId, commune: one.commune, version: one.version });
    return one;
  }
}

const refused = (error: keyof typeof AlertIdentificationErrors, field?: string): RefusedError =>
  new RefusedError(refuse(AlertIdentificationErrors[error], { field }));
