import { Injectable } from '@nestjs/common';
import { isGrave, isRefusal, type alertsEvents, type casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
import type { About, Tx } from '@oln/service-kit';
import { FamilyRepository } from '../family/family.repository.js';
import { FamilyService } from '../family/family.service.js';
import { PersonRepository } from '../person/person.repository.js';
import { isUnderAge, type Person } from '../person/person.js';
import { RegistrationService } from '../request/registration.service.js';
import { RequestAnnouncements, type AskedBy } from '../request/request-announcements.js';
import type { Origin } from '../request/request-codes.js';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { RequestRepository } from '../request/request.repository.js';
import type { IntakeRequest } from '../request/request.js';
import { RequestService } from '../request/request.service.js';
import { factorsOf, motiveOf } from './alert-motives.js';

/** A request that another service asks for. */
export interface Wanted {
  commune: string;
  childIds: readonly string[];
  familyId?: string;
  motive: string;
  factors: string[];
  origin: Origin;
  originKey: string;
  receivedAt: Date;
  asked: AskedBy;
  /** A request that is paused goes on for it. */
  isGrave: boolean;
}

/** The registry, as requests of others need it. */
@Injectable()
export class ChildRegistry {
  constructor(
    readonly persons: PersonRepository,
    readonly families: FamilyService,
    readonly table: FamilyRepository,
  ) {}
}

/** Requests, as others open or join them. */
@Injectable()
export class RequestDoors {
  constructor(
    readonly registration: RegistrationService,
    readonly requests: RequestService,
    readonly table: RequestRepository,
    readonly announcements: RequestAnnouncements,
  ) {}
}

/** What alerts and escalations ask of intake: one request for it, ever; an open one of the child takes it in. */
@Injectable()
export class AlertRequests {
  constructor(
    private readonly registry: ChildRegistry,
    private readonly doors: RequestDoors,
  ) {}

  /** Process §5, answer: nobody attends the child yet. */
  async forAlert(
    tx: Tx,
    { commune, entityversion, data }: OlnEvent<EventData<typeof alertsEvents.intakeAsked>>,
  ): Promise<void> {
    const isOpen = await this.open(tx, {
      ...{ commune, childIds: [data.childId], familyId: data.familyId },
      ...{ motive: motiveOf(data.factors), factors: factorsOf(data.factors, data.severity) },
      ...{ origin: 'alert', originKey: `alert:${data.id}`, asked: { alertId: data.id } },
      ...{ receivedAt: new Date(data.askedAt), isGrave: isGrave(data.severity) },
    });
    const about = { id: data.id, commune, version: entityversion };
    if (!isOpen) this.tellImpossible(tx, about, 'alert.intake-impossible', 'alert');
  }

  /** Process §6, exit: the child is the office's again, with high priority. */
  async forEscalation(
    tx: Tx,
    { commune, entityversion, data, id: eventId }: OlnEvent<EventData<typeof casesEvents.returnedToIntake>>,
  ): Promise<void> {
    const isOpen = await this.open(tx, {
      ...{ commune, childIds: data.childIds, familyId: data.familyId, motive: 'returned-by-service' },
      ...{ factors: ['risk-after-exit', ...data.risks], origin: 'case', originKey: `returned:${eventId}` },
      ...{ asked: { escalationId: data.id }, receivedAt: new Date(data.at), isGrave: true },
    });
    const about = { id: data.id, commune, version: entityversion };
    if (!isOpen) this.tellImpossible(tx, about, 'escalation.intake-impossible', 'escalation');
  }

  /** False if one of them is no child of the registry: then a person must find out, and the other's clock goes on. */
  private async open(tx: Tx, wanted: Wanted): Promise<boolean> {
    const known = await this.doors.table.byOrigin(tx, wanted.commune, wanted.originKey);
    if (known) {
      this.doors.announcements.joined(tx, known, [...known.children], wanted.asked);
      return true;
    }
    const { children, isWhole } = await this.childrenOf(tx, wanted);
    const apart = await this.join(tx, children, wanted);
    const taken = await this.register(tx, apart, wanted);
    return isWhole && taken === apart.length;
  }

  /**
   * An alert about a child whose request is open joins it: the request is scored again (process §1, prioritised). Gives the children
   * who have none.
   */
  private async join(tx: Tx, children: readonly Person[], wanted: Wanted): Promise<Person[]> {
    const joined = new Map<string, { request: IntakeRequest; childIds: string[] }>();
    const apart: Person[] = [];
    for (const child of children) {
      const [request] = await this.doors.table.openOfChild(tx, child.id);
      if (!request) apart.push(child);
      else joined.set(request.id, { request, childIds: [...(joined.get(request.id)?.childIds ?? []), child.id] });
    }
    for (const { request, childIds } of joined.values()) await this.joinOne(tx, request, childIds, wanted);
    return apart;
  }

  private async joinOne(
    tx: Tx,
    request: IntakeRequest,
    childIds: string[],
    { factors, asked, isGrave }: Wanted,
  ): Promise<void> {
    const { requests, announcements } = this.doors;
    // Danger is not left until a pause runs out.
    const awake = isGrave && request.pause ? await requests.apply(tx, request, { do: 'resume' }) : request;
    const after = await requests.tryApply(tx, awake, { do: 'add-facts', factors: [...factors, 'more-alerts'] });
    // Nothing of it is new: it is the same request, and whoever asked must know.
    const joined = isRefusal(after) ? awake : after;
    announcements.joined(tx, joined, childIds, asked);
    announcements.joinedBy(tx, joined, isGrave ? 'now' : 'today');
  }

  /** A request for each family of theirs. Gives of how many children there is one now. */
  private async register(tx: Tx, children: readonly Person[], wanted: Wanted): Promise<number> {
    const { commune, motive, factors, origin, receivedAt, asked } = wanted;
    let { originKey } = wanted;
    let taken = 0;
    for (const [familyId, ofFamily] of await this.byFamily(tx, children, wanted)) {
      const { childIds: known } = await this.registry.families.household(tx, familyId);
      const childIds = ofFamily.filter((id) => known.includes(id));
      if (childIds.length === 0) continue;
      await this.doors.registration.register(tx, {
        ...{ commune, motive, factors, origin, originKey, asked, familyId, childIds, channel: 'alert' },
        receivedAt: receivedAt < tx.asOf ? receivedAt : tx.asOf,
      });
      taken += childIds.length;
      // The first one answers for all: whoever asks again is told of it.
      originKey = `${wanted.originKey}:${familyId}`;
    }
    return taken;
  }

  private async childrenOf(tx: Tx, { childIds, commune }: Wanted): Promise<{ children: Person[]; isWhole: boolean }> {
    const survivors = await this.registry.persons.survivors(tx, [...childIds]);
    const persons = await this.registry.persons.getAll(tx, survivors);
    const children = persons.filter((person) => person.commune === commune && isUnderAge(person, tx.asOf));
    return { children, isWhole: children.length === survivors.length };
  }

  private async byFamily(tx: Tx, children: readonly Person[], wanted: Wanted): Promise<Map<string, string[]>> {
    const families = new Map<string, string[]>();
    for (const child of children) {
      const familyId = await this.familyOf(tx, child, wanted);
      families.set(familyId, [...(families.get(familyId) ?? []), child.id]);
    }
    return families;
  }

  /** The one that was named, if the child lives in it; the child's own; or one that is made now: nobody is lost for want of it. */
  private async familyOf(tx: Tx, child: Person, { familyId, commune }: Wanted): Promise<string> {
    const own = await this.registry.table.familiesOf(tx, child.id);
    if (familyId && own.includes(familyId)) return familyId;
    const [first] = own;
    if (first) return first;
    return (await this.registry.families.create(tx, commune, [{ personId: child.id, relation: 'child' }])).id;
  }

  private tellImpossible(
    tx: Tx,
    about: About,
    code: 'alert.intake-impossible' | 'escalation.intake-impossible',
    aboutKind: 'alert' | 'escalation',
  ): void {
    raiseNotice(tx, about, { code, aboutKind, urgency: 'now' }, COORDINATOR);
  }
}
