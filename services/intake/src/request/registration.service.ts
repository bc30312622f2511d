import { Injectable } from '@nestjs/common';
import { intakeEvents, refuse, RefusedError, settle, type Channel } from '@oln/contracts';
import { newId, OfficePolicy, type Tx } from '@oln/service-kit';
import { FamilyService } from '../family/family.service.js';
import { RequestAnnouncements, type AskedBy } from './request-announcements.js';
import type { DangerGround, Origin } from './request-codes.js';
import { decideRequest } from './decide-request.js';
import { RequestErrors } from './request.errors.js';
import { RequestProcess } from './request-process.js';
import { RequestRepository } from './request.repository.js';
import { registerRequest, type IntakeRequest } from './request.js';

/** A request as it comes in. The family and its children are in the registry by then. */
export interface Registration {
  commune: string;
  channel: Channel;
  motive: string;
  familyId: string;
  childIds: string[];
  factors: string[];
  narrative?: string;
  receivedAt?: Date;
  danger?: DangerGround[];
  origin: Origin;
  originKey?: string;
  previousCaseId?: string;
  personInCharge?: string;
  /** What asked for it, told with the request: alert or escalation. */
  asked?: AskedBy;
}

/** Process §1, registered: the request is written down and its process starts. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly requests: RequestRepository,
    private readonly announcements: RequestAnnouncements,
    private readonly process: RequestProcess,
    private readonly policy: OfficePolicy,
    private readonly families: FamilyService,
  ) {}

  /** Inside the caller's transaction. What has the origin of another request is that request. */
  async register(tx: Tx, registration: Registration): Promise<IntakeRequest> {
    const { commune, originKey, narrative } = registration;
    const [policy] = await Promise.all([this.policy.of(tx, commune), this.assertKnown(tx, registration)]);
    const registered = this.registered(tx, registration);
    // What is decided with it is written with it: one row, once.
    const request = settle(decideRequest(registered, { do: 'receive' }, tx.asOf));
    if (originKey === undefined) this.requests.insert(tx, request, narrative);
    else if (!(await this.requests.insertOnce(tx, request, narrative)))
      return (await this.requests.byOrigin(tx, commune, originKey))!;
    this.announcements.received(tx, registered, registration.asked);
    tx.emit(intakeEvents.requestMoved, request, { id: request.id, from: 'registered', to: request.stage });
    const { id, version } = request;
    tx.audit({ action: 'request.register', kind: 'request', id, commune, version });
    this.process.startUnder(tx, request, policy.termsOf('intake'));
    this.announcements.danger(tx, request);
    return request;
  }

  private registered(tx: Tx, registration: Registration): IntakeRequest {
    const { commune, channel, motive, familyId, childIds, origin, originKey, previousCaseId, personInCharge } =
      registration;
    const receivedAt = registration.receivedAt ?? tx.asOf;
    if (receivedAt > tx.asOf) throw new RefusedError(refuse(RequestErrors.RECEIVED_LATER, { field: 'receivedAt' }));
    const reported = { reportedAt: tx.asOf.toISOString(), reportedBy: tx.context.principal.person };
    const danger = registration.danger?.length ? { grounds: registration.danger, ...reported } : undefined;
    const factors = [...new Set([...registration.factors, ...(danger ? ['imminent-danger'] : [])])];
    const given = {
      id: newId(),
      commune,
      channel,
      motive,
      familyId,
      children: [...new Set(childIds)],
      factors,
      origin,
      originKey,
      previousCaseId,
      personInCharge,
      receivedAt,
      danger,
    };
    return registerRequest(given, tx.asOf);
  }

  /** The family is of the commune, and the children are its children. */
  async assertKnown(
    tx: Tx,
    { commune, familyId, childIds }: Pick<Registration, 'commune' | 'familyId' | 'childIds'>,
  ): Promise<void> {
    const family = await this.families.household(tx, familyId);
    if (family.commune !== commune) throw new RefusedError(refuse(RequestErrors.FAMILY_UNKNOWN, { field: 'familyId' }));
    if (childIds.length === 0 || !childIds.every((child) => family.childIds.includes(child))) {
      throw new RefusedError(refuse(RequestErrors.CHILD_UNKNOWN, { field: 'childIds' }));
    }
  }
}
