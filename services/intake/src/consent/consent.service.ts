import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { settle } from '@oln/contracts';
import { OfficePolicy, UnitOfWork, type Tx } from '@oln/service-kit';
import { GuardianshipRepository } from '../guardianship/guardianship.repository.js';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import type { Person } from '../person/person.js';
import { ConsentRecords } from './consent-records.js';
import { ConsentReading, type HeldConsent } from './consent.reading.js';
import { ConsentRepository } from './consent.repository.js';
import { decideSpeaker } from './consent-standing.js';
import { assertRecordedHere } from './recorded-here.js';
import { decideConsent, type Consent, type ConsentRelation, type ConsentWay, type SaidConsent } from './consent.js';

/** Who speaks, how and when. */
export interface Spoken {
  relation: ConsentRelation;
  guardianshipId?: string;
  way: ConsentWay;
  saidAt?: Date;
  document?: string;
}

/** The registry, to say who speaks. */
@Injectable()
export class ConsentRegistry {
  constructor(
    readonly persons: PersonRepository,
    readonly guardianships: GuardianshipRepository,
    readonly policy: OfficePolicy,
  ) {}
}

/** Where consent is written down and taken back. Nobody is asked for a reason, and nothing that protects a child waits for it. */
@Injectable()
export class ConsentDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: ConsentRegistry,
    private readonly consents: ConsentRepository,
    private readonly records: ConsentRecords,
    private readonly reading: ConsentReading,
  ) {}

  record(
    personId: string,
    { purpose, decision, ...spoken }: Spoken & { purpose: string; decision: 'given' | 'refused' },
  ): Promise<HeldConsent> {
    return this.work.run('consent.record', async (tx) => {
      assertRecordedHere(tx, purpose);
      const person = await this.registry.persons.lock(tx, personId);
      const { own, all } = await this.records.lockAll(tx, person.id, purpose);
      return this.say(tx, person, { purpose, state: decision, own, known: all }, spoken);
    });
  }

  /** From now on; what was done before it stays done. */
  withdraw(id: string, spoken: Spoken): Promise<HeldConsent> {
    return this.work.run('consent.withdraw', async (tx) => {
      const { personId, purpose } = await this.consents.get(tx, id);
      const person = await this.registry.persons.lock(tx, personId);
      const { own, all } = await this.records.lockAll(tx, person.id, purpose);
      tx.assertVersion(own!.version);
      return this.say(tx, person, { purpose, state: 'withdrawn', own, known: all }, spoken);
    });
  }

  private async say(
    tx: Tx,
    person: Person,
    of: { purpose: string; state: SaidConsent['state']; own?: Consent; known: Consent[] },
    { saidAt = tx.asOf, relation, ...spoken }: Spoken,
  ): Promise<HeldConsent> {
    assertInUse(person);
    const said = settle(decideConsent(of.own, { state: of.state, relation, saidAt }, tx.asOf));
    const { saidById } = await this.speaker(tx, person, { ...spoken, relation }, saidAt);
    await this.records.write(tx, person, of, { cause: 'said', ...spoken, ...said, saidById });
    tx.audit({ kind: 'person', id: person.id, commune: person.commune, reason: of.purpose });
    return this.reading.ofPurpose(tx, person, of.purpose);
  }

  private async speaker(
    tx: Tx,
    person: Person,
    { relation, guardianshipId, document }: Omit<Spoken, 'saidAt'>,
    saidAt: Date,
  ): Promise<{ saidById?: string }> {
    const { guardianships, persons, policy } = this.registry;
    const guardianship = guardianshipId ? await guardianships.get(tx, guardianshipId) : undefined;
    const [childId] = guardianship ? await persons.survivors(tx, [guardianship.childId]) : [];
    const ownAge = (await policy.of(tx, person.commune)).numbers['consent.own-age'];
    const on = localDate(saidAt.getTime());
    const hasDocument = document !== undefined;
    return settle(decideSpeaker({ relation, person, on, ownAge, guardianship, childId, hasDocument }));
  }
}
