import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { refuse, RefusedError, settle, type PersonalRight, type RightsRelation } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import { GuardianshipRepository } from '../guardianship/guardianship.repository.js';
import { PersonRepository } from '../person/person.repository.js';
import { assertInUse } from '../person/person.service.js';
import type { Person } from '../person/person.js';
import { RightsRequestAnnouncements } from './rights-request-announcements.js';
import type { IdentityCheck } from './rights-request-codes.js';
import { RightsRequestErrors } from './rights-request.errors.js';
import { RightsRequestProcess } from './rights-request-process.js';
import { RightsRequestRepository, type AskedText } from './rights-request.repository.js';
import { receiveRightsRequest, type RightsRequest, type Subject } from './rights-request.js';
import { decideStanding, type Asking } from './rights-standing.js';

/** A request as it comes in. */
export interface Told extends AskedText {
  right: PersonalRight;
  personId?: string;
  familyId?: string;
  relation: RightsRelation;
  requesterId?: string;
  guardianshipId?: string;
  identityCheck?: IdentityCheck;
  receivedAt?: Date;
}

/** The registry, to say who asks and of whom. */
@Injectable()
export class RightsRegistry {
  constructor(
    private readonly persons: PersonRepository,
    private readonly families: FamilyRepository,
    private readonly guardianships: GuardianshipRepository,
  ) {}

  /** The person, or everybody who lives in the family, by the entry in use. */
  async subjects(tx: Tx, { personId, familyId }: Subject): Promise<Person[]> {
    if (personId) {
      const person = await this.persons.get(tx, personId);
      assertInUse(person);
      return [person];
    }
    return this.holders(tx, { familyId: familyId! });
  }

  /** Who it is about by now: entries may have been merged since it was asked. */
  async holders(tx: Tx, { personId, familyId }: Subject): Promise<Person[]> {
    const ids = personId ? [personId] : (await this.families.get(tx, familyId!)).members.map((one) => one.personId);
    const persons = await this.persons.getAll(tx, await this.persons.survivors(tx, ids));
    return persons.filter(({ anonymisedAt }) => !anonymisedAt);
  }

  /** Whoever anonymises them comes before, and is seen, or after, and sees what was asked. */
  async hold(tx: Tx, subjects: readonly Person[]): Promise<void> {
    const ids = subjects.map(({ id }) => id).sort();
    for (const id of ids) assertInUse(await this.persons.lock(tx, id));
  }

  async asking(tx: Tx, told: Told, subjects: Person[], on: Date): Promise<Asking> {
    const guardianship = told.guardianshipId ? await this.guardianships.get(tx, told.guardianshipId) : undefined;
    const [childId] = guardianship ? await this.persons.survivors(tx, [guardianship.childId]) : [];
    const requester = told.requesterId ? await this.persons.get(tx, told.requesterId) : undefined;
    if (requester) assertInUse(requester);
    const { relation, document } = told;
    return {
      ...{ relation, subjects, requester, guardianship, childId },
      on: localDate(on.getTime()),
      hasDocument: document !== undefined,
    };
  }
}

/** Where a request is written down. The term of the law runs from the day it was received. */
@Injectable()
export class RightsRequestDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: RightsRegistry,
    private readonly requests: RightsRequestRepository,
    private readonly process: RightsRequestProcess,
    private readonly announcements: RightsRequestAnnouncements,
  ) {}

  receive(told: Told): Promise<RightsRequest> {
    return this.work.run('rights-request.receive', async (tx) => {
      const subject = oneOf(told);
      const receivedAt = told.receivedAt ?? tx.asOf;
      if (receivedAt > tx.asOf)
        throw new RefusedError(refuse(RightsRequestErrors.RECEIVED_LATER, { field: 'receivedAt' }));
      const subjects = await this.registry.subjects(tx, subject);
      const standing = settle(decideStanding(await this.registry.asking(tx, told, subjects, receivedAt)));
      const request = await this.written(tx, told, { ...subject, ...standing }, subjects[0]!.commune, receivedAt);
      const { text, requester, document } = told;
      await this.registry.hold(tx, subjects);
      await this.requests.insert(tx, request, { text, requester, document });
      await this.announcements.received(tx, request);
      const { id, commune, version } = request;
      tx.audit({ kind: 'rights-request', id, commune, version, reason: told.right });
      for (const person of subjects) tx.audit({ kind: 'person', id: person.id, commune, reason: told.right });
      return request;
    });
  }

  private async written(
    tx: Tx,
    { right, relation, guardianshipId, identityCheck }: Told,
    who: Subject & { requesterId?: string },
    commune: string,
    receivedAt: Date,
  ): Promise<RightsRequest> {
    const { principal } = tx.context;
    const by = principal.person;
    const answerBy = await this.process.answerBy(tx, commune, 'received', receivedAt);
    const identity = identityCheck && { check: identityCheck, at: tx.asOf, by };
    const personInCharge = principal.kind === 'person' ? by : undefined;
    const given = { ...{ id: newId(), commune, right, relation, guardianshipId }, receivedAt, answerBy };
    return receiveRightsRequest({ ...who, ...given, identity, personInCharge }, by, tx.asOf);
  }
}

function oneOf({ personId, familyId }: Told): Subject {
  if (personId && !familyId) return { personId };
  if (familyId && !personId) return { familyId };
  throw new RefusedError(refuse(RightsRequestErrors.ONE_SUBJECT, { field: 'personId' }));
}
