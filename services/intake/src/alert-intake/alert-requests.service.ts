import { Injectable } from '@nestjs/common';
import { isRefusal, type alertsEvents, type casesEvents, type EventData, type OlnEvent } from '@oln/contracts';
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
      receivedAt: new Date(data.askedAt),
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
      ...{ asked: { escalationId: data.id }, receivedAt: new Date(data.at) },
    });
    const about = { id: data.id, commune, version: entityversion };
    if (!isOpen) this.tellImpossible(tx, about, 'escalation.intake-impossible', 'escalation');
  }

  /** False if none of them is a child of the registry: then a person must find out, and the other's clock goes on. */
  private async open(tx: Tx, wanted: Wanted): Promise<boolean> {
    const known = await this.doors.table.byOrigin(tx, wanted.commune, wanted.originKey);
    if (known) return this.tellAgain(tx, known, wanted);
    const children = await this.childrenOf(tx, wanted);
    const [first] = children;
    if (!first) return false;
    if (await this.join(tx, children, wanted)) return true;
    const familyId = await this.familyOf(tx, first, wanted);
    const { childIds: ofFamily } = await this.registry.families.household(tx, familyId);
    const { commune, motive, factors, origin, originKey, receivedAt, asked } = wanted;
    await this.doors.registration.register(tx, {
      ...{ commune, motive, factors, origin, originKey, asked, familyId, channel: 'alert' },
      childIds: children.map(({ id }) => id).filter((id) => ofFamily.includes(id)),
      receivedAt: receivedAt < tx.asOf ? receivedAt : tx.asOf,
    });
    return true;
  }

  /** An alert about a child whose request is open joins it: the request is scored again (process §1, prioritised). */
  private async join(tx: Tx, children: readonly Person[], { factors, asked }: Wanted): Promise<boolean> {
    for (const { id } of children) {
      const [request] = await this.doors.table.openOfChild(tx, id);
      if (!request) continue;
      const joined = await this.doors.requests.tryApply(tx, request, {
        do: 'add-facts',
        factors: [...factors, 'more-alerts'],
      });
      // Nothing of it is new: it is the same request, and whoever asked must know.
      const after = isRefusal(joined) ? request : joined;
      this.doors.announcements.joined(
        tx,
        after,
        children.map((child) => child.id),
        asked,
      );
      return true;
    }
    return false;
  }

  private tellAgain(tx: Tx, request: Parameters<RequestAnnouncements['joined']>[1], { childIds, asked }: Wanted): true {
    this.doors.announcements.joined(tx, request, [...childIds], asked);
    return true;
  }

  private async childrenOf(tx: Tx, { childIds, commune }: Wanted): Promise<Person[]> {
    const survivors = await this.registry.persons.survivors(tx, [...childIds]);
    const persons = await this.registry.persons.getAll(tx, survivors);
    return persons.filter((person) => person.commune === commune && isUnderAge(person, tx.asOf));
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
