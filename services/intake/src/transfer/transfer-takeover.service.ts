import { Injectable } from '@nestjs/common';
import type { casesEvents, EventData, OlnEvent } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { currentContext, lockByName, type Tx, UnitOfWork } from '@oln/service-kit';
import type { KnownFamily } from '../family/family.js';
import { FamilyService } from '../family/family.service.js';
import type { NewMember } from '../family/family.js';
import { MatchingService } from '../matching/matching.service.js';
import { PersonService } from '../person/person.service.js';
import type { Person } from '../person/person.js';
import { RegistrationService } from '../request/registration.service.js';
import { RequestRepository } from '../request/request.repository.js';

type Accepted = OlnEvent<EventData<typeof casesEvents.transferAccepted>>;

/** What the registry of the receiving commune needs. */
@Injectable()
export class ReceivingRegistry {
  constructor(
    private readonly families: FamilyService,
    private readonly persons: PersonService,
    private readonly matching: MatchingService,
  ) {}

  /** The family as the receiving commune keeps it from now on: an entry of its own for everybody who has none there yet. */
  async receive(tx: Tx, commune: string, from: KnownFamily): Promise<{ familyId: string; childIds: string[] }> {
    const members = new Map<string, NewMember>();
    // Who was anonymised is nobody any more, whom no other registry need know.
    const moving = from.members.filter(({ person }) => !person.deceasedAt && !person.anonymisedAt);
    for (const { person, entry } of moving) {
      const personId = await this.entryOf(tx, commune, person);
      // Two entries here may be known there to be one person.
      if (!members.has(personId)) members.set(personId, { personId, relation: entry.relation });
    }
    const { id: familyId } = await this.families.create(tx, commune, [...members.values()], from.family.id);
    // Of whom that registry knows otherwise (of age, deceased), its word holds there.
    const { childIds } = await this.families.household(tx, familyId);
    return { familyId, childIds };
  }

  load(tx: Tx, familyId: string): Promise<KnownFamily> {
    return this.families.load(tx, familyId);
  }

  /** The address stays behind: the family has moved. */
  private async entryOf(tx: Tx, commune: string, person: Person): Promise<string> {
    const { address: _address, ...data } = person.data;
    const [best] = await this.matching.candidates(tx, commune, person.data);
    if (best?.certainty === 'certain') return best.personId;
    return (await this.persons.enter(tx, commune, { ...data, kind: person.kind }, person.id)).id;
  }
}

/**
 * A family moves to another commune, whose office has accepted it (process §2, moved): it gets an entry in that
 * registry and a request there. Reads across communes as the named principal `transfer`, in a transaction of its own.
 */
@Injectable()
export class TransferTakeover {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: ReceivingRegistry,
    private readonly registration: RegistrationService,
    private readonly requests: RequestRepository,
  ) {}

  async takeOver({ commune, data }: Accepted): Promise<void> {
    if (commune !== data.toCommune) return;
    const context = { ...currentContext(), principal: SYSTEM.transfer };
    await this.work.run('transfer.take-over', (tx) => this.open(tx, data), context);
  }

  /** Heard twice, done once: the request of a transfer is found by its origin. */
  private async open(tx: Tx, { id, caseId, familyId, toCommune, fromCommune }: Accepted['data']): Promise<void> {
    const originKey = `transfer:${id}`;
    await lockByName(tx, originKey);
    if (await this.requests.byOrigin(tx, toCommune, originKey)) return;
    tx.audit({ kind: 'family', id: familyId, commune: fromCommune, reason: 'transfer' });
    const received = await this.registry.receive(tx, toCommune, await this.registry.load(tx, familyId));
    await this.registration.register(tx, {
      ...received,
      ...{ commune: toCommune, channel: 'referral', motive: 'moved-here', factors: [], origin: 'transfer', originKey },
      previousCaseId: caseId,
    });
  }
}
