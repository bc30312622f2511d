import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, settle } from '@oln/contracts';
import { assertWithinReach, listedOf, mayTouch, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { NoticeService } from '../notice/notice.service.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { DelegationErrors } from './delegation.errors.js';
import { decideDelegation, type Delegation } from './delegation.js';
import { DelegationRepository } from './delegation.repository.js';

/** `from` left out: the caller. */
export interface AskedDelegation {
  from?: string;
  to: string;
  startsAt?: Date;
  endsAt: Date;
}

/** Who stands in for whom while they are away: everything in the charge of the one is as the other's own. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly delegations: DelegationRepository,
    private readonly staff: StaffRepository,
    private readonly notices: NoticeService,
  ) {}

  add(commune: string, { from, to, startsAt = new Date(), endsAt }: AskedDelegation): Promise<Delegation> {
    return this.work.run('delegation.add', async (tx) => {
      assertWithinReach(tx, commune);
      const { person: createdBy } = tx.context.principal;
      const asked = { from: from ?? createdBy, to, startsAt, endsAt };
      assertMayDelegate(tx, commune, asked.from);
      const members = [await this.staff.get(tx, commune, asked.from), await this.staff.get(tx, commune, to)];
      const now = new Date();
      const others = await this.delegations.ofStandIn(tx, commune, to, now);
      const decided = settle(decideDelegation(asked, { members, others, now }));
      const delegation = { ...decided, id: newId(), commune, createdBy };
      await this.delegations.add(tx, delegation);
      tx.audit({ kind: 'delegation', id: delegation.id, commune });
      await this.tell(tx, delegation, 'delegation.given');
      return delegation;
    });
  }

  coming(commune: string): Promise<Delegation[]> {
    return this.work.read('delegation.list', (tx) => {
      assertWithinReach(tx, commune);
      return this.delegations.coming(tx, commune, new Date());
    });
  }

  /** Ending one that is over changes nothing. */
  end(commune: string, id: string): Promise<void> {
    return this.work.run('delegation.end', async (tx) => {
      assertWithinReach(tx, commune);
      const delegation = await this.delegations.find(tx, commune, id);
      if (!delegation) throw new RefusedError(refuse(DelegationErrors.NOT_FOUND));
      assertMayDelegate(tx, commune, delegation.from);
      if (delegation.endedAt) return;
      await this.delegations.end(tx, id, new Date());
      tx.audit({ kind: 'delegation', id, commune });
      await this.tell(tx, delegation, 'delegation.ended');
    });
  }

  /** Who stands in, and the coordinator: she answers for who works on what. */
  private async tell(tx: Tx, { id, commune, to }: Delegation, code: DelegationNoticeCode): Promise<void> {
    const what = { id: newId(), code, about: id, aboutKind: 'delegation', urgency: 'today' as const };
    const asof = tx.asOf.toISOString();
    await this.notices.deliver(tx, { commune, asof, data: { ...what, toPerson: to } });
    if (!isLead(tx)) await this.notices.deliver(tx, { commune, asof, data: { ...what, toRole: 'coordinator' } });
  }
}

type DelegationNoticeCode = 'delegation.given' | 'delegation.ended';

const isLead = (tx: Tx): boolean => listedOf(tx.context.principal, 'delegations.keep') === undefined;

/** Each for themselves: who stands in for somebody hands that on to nobody. */
function assertMayDelegate(tx: Tx, commune: string, from: string): void {
  const { principal } = tx.context;
  const may = mayTouch(principal, 'delegations.keep', { commune, people: [from] });
  if (!may || (!isLead(tx) && from !== principal.person)) throw new RefusedError(refuse(DelegationErrors.NOT_YOURS));
}
