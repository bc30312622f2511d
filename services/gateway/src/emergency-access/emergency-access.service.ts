import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, settle } from '@oln/contracts';
import { assertWithinReach, lockByName, newId, UnitOfWork } from '@oln/service-kit';
import { GatewayEraser } from '../erasure/gateway-eraser.js';
import { NoticeService } from '../notice/notice.service.js';
import { EmergencyErrors } from './emergency-access.errors.js';
import { decideReview, endOf, MOST_OPEN, type EmergencyAccess, type Verdict } from './emergency-access.js';
import { EmergencyAccessRepository } from './emergency-access.repository.js';

export interface Opening {
  recordId: string;
  reason: string;
  hours: number;
}

/** Break-glass: nobody who is on duty at night is kept from what a child's safety asks for, and nobody does it unseen. */
@Injectable()
export class EmergencyAccessService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accesses: EmergencyAccessRepository,
    private readonly notices: NoticeService,
    private readonly eraser: GatewayEraser,
  ) {}

  open(commune: string, { recordId, reason, hours }: Opening): Promise<EmergencyAccess> {
    return this.work.run('emergency-access.open', async (tx) => {
      assertWithinReach(tx, commune);
      const openedAt = new Date();
      const { person } = tx.context.principal;
      await lockByName(tx, `emergency accesses ${person}`);
      if ((await this.accesses.inForce(tx, person, openedAt)).length >= MOST_OPEN)
        throw new RefusedError(refuse(EmergencyErrors.TOO_MANY));
      await this.eraser.assertNotErased(tx, recordId);
      const when = { openedAt, endsAt: endOf(openedAt, hours) };
      const access = { id: newId(), commune, person, recordId, reason, ...when, version: 1 };
      await this.accesses.add(tx, access);
      tx.audit({ kind: 'emergency-access', id: access.id, commune, version: 1 });
      const about = { id: newId(), code: 'emergency-access.opened', about: access.id, aboutKind: 'emergency-access' };
      const data = { ...about, toRole: 'coordinator' as const, urgency: 'now' as const };
      await this.notices.deliver(tx, { commune, asof: tx.asOf.toISOString(), data });
      return access;
    });
  }

  /** `waiting`: those that nobody has looked into yet. */
  list(commune: string, waiting: boolean): Promise<EmergencyAccess[]> {
    return this.work.read('emergency-access.list', async (tx) => {
      assertWithinReach(tx, commune);
      const found = await this.accesses.list(tx, commune, waiting);
      // A reason tells of a family: who read it is on record.
      for (const { id, version } of found) tx.audit({ kind: 'emergency-access', id, commune, version });
      return found;
    });
  }

  review(commune: string, id: string, verdict: Verdict): Promise<EmergencyAccess> {
    return this.work.run('emergency-access.review', async (tx) => {
      assertWithinReach(tx, commune);
      const access = await this.accesses.find(tx, commune, id);
      if (!access) throw new RefusedError(refuse(EmergencyErrors.NOT_FOUND));
      tx.assertVersion(access.version);
      const { person: by, standsInFor } = tx.context.principal;
      const review = { by, standsInFor: standsInFor?.map(({ person }) => person), verdict, at: new Date() };
      const reviewed = settle(decideReview(access, review));
      await this.accesses.saveReview(tx, reviewed);
      tx.audit({ kind: 'emergency-access', id, commune, version: reviewed.version, reason: verdict });
      return reviewed;
    });
  }
}
