import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { AnonymisationOpening } from '../anonymisation/anonymisation-opening.js';
import { ConsentRecords } from '../consent/consent-records.js';
import { CONSENT_RELATIONS, isNo, type ConsentRelation } from '../consent/consent.js';
import { assertRecordedHere } from '../consent/recorded-here.js';
import { PersonRepository } from '../person/person.repository.js';
import { RightsRegistry } from './rights-request-desk.js';
import type { RightsRequest } from './rights-request.js';

/** What a granted request brings about by itself. Corrections are made where records are corrected. */
@Injectable()
export class RightsConsequences {
  constructor(
    private readonly registry: RightsRegistry,
    private readonly persons: PersonRepository,
    private readonly anonymisations: AnonymisationOpening,
    private readonly consents: ConsentRecords,
  ) {}

  /** An erasure that is granted whole has a process of its own: announced first, and never while anything is open. */
  async erase(tx: Tx, request: RightsRequest): Promise<void> {
    for (const person of await this.registry.holders(tx, request))
      await this.anonymisations.open(tx, person, { cause: 'asked-for', rightsRequestId: request.id });
  }

  /** Of an objection: to these purposes nobody it is about consents any more, from now on. */
  async withdraw(tx: Tx, request: RightsRequest, purposes: readonly string[]): Promise<void> {
    for (const purpose of purposes) assertRecordedHere(tx, purpose, 'withdraws');
    const holders = await this.registry.holders(tx, request);
    for (const id of holders.map((one) => one.id).sort())
      for (const purpose of new Set(purposes)) await this.end(tx, request, id, purpose);
  }

  private async end(tx: Tx, request: RightsRequest, personId: string, purpose: string): Promise<void> {
    const person = await this.persons.lock(tx, personId);
    const { own, all } = await this.consents.lockAll(tx, person.id, purpose);
    if (own && isNo(own.state)) return;
    const state = own?.state === 'given' ? 'withdrawn' : 'refused';
    const { id: causeId, requesterId: saidById, guardianshipId, relation } = request;
    const by = { relation: isSpeaker(relation) ? relation : undefined, saidById, guardianshipId };
    const of = { purpose, state, own, known: all } as const;
    await this.consents.write(tx, person, of, { cause: 'rights-request', causeId, ...by });
  }
}

const isSpeaker = (relation: string): relation is ConsentRelation =>
  (CONSENT_RELATIONS as readonly string[]).includes(relation);
