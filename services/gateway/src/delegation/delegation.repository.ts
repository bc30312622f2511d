import { Injectable } from '@nestjs/common';
import { lockByName, type Tx } from '@oln/service-kit';
import { In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { DelegationRow } from './delegation.entity.js';
import type { Delegation } from './delegation.js';

/** The only file that touches the table `delegations`. */
@Injectable()
export class DelegationRepository {
  async add(tx: Tx, delegation: Delegation): Promise<void> {
    await tx.manager.insert(DelegationRow, { ...delegation, endedAt: null });
  }

  async find(tx: Tx, commune: string, id: string): Promise<Delegation | undefined> {
    const row = await tx.manager.findOne(DelegationRow, {
      where: { commune, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? delegationOf(row) : undefined;
  }

  /** Those that are not over, soonest first. */
  async coming(tx: Tx, commune: string, now: Date): Promise<Delegation[]> {
    const where = { commune, endedAt: IsNull(), endsAt: MoreThan(now) };
    const rows = await tx.manager.find(DelegationRow, { where, order: { startsAt: 'ASC', id: 'ASC' }, take: 500 });
    return rows.map(delegationOf);
  }

  /** Of somebody in a commune, in force or to come; one at a time makes more of them. */
  async ofStandIn(tx: Tx, commune: string, to: string, now: Date): Promise<Delegation[]> {
    await lockByName(tx, `delegations ${commune} ${to}`);
    const where = { commune, to, endedAt: IsNull(), endsAt: MoreThan(now) };
    return (await tx.manager.find(DelegationRow, { where, take: 100 })).map(delegationOf);
  }

  /** Who stands in now for these people of a commune. */
  async standInsOf(tx: Tx, commune: string, from: readonly string[], now: Date): Promise<string[]> {
    const where = {
      commune,
      from: In([...from]),
      endedAt: IsNull(),
      startsAt: LessThanOrEqual(now),
      endsAt: MoreThan(now),
    };
    return (await tx.manager.find(DelegationRow, { where, take: 100 })).map(({ to }) => to);
  }

  /** For whom somebody stands in now, in any commune. */
  async inForce(tx: Tx, to: string, now: Date): Promise<Delegation[]> {
    const where = { to, endedAt: IsNull(), startsAt: LessThanOrEqual(now), endsAt: MoreThan(now) };
    return (await tx.manager.find(DelegationRow, { where, take: 100 })).map(delegationOf);
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.manager.update(DelegationRow, { id }, { endedAt: at });
  }
}

const delegationOf = ({ endedAt, ...facts }: DelegationRow): Delegation => ({ ...facts, ...(endedAt && { endedAt }) });
