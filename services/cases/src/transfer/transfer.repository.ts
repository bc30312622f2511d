import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { newestFirst, type Page, type PageQuery, type Tx, withinReach } from '@oln/service-kit';
import { TransferRow } from './transfer.entity.js';
import { TransferErrors } from './transfer.errors.js';
import type { DeclineReason, Transfer, WithdrawalReason } from './transfer.js';

export interface TransferFilter {
  side?: 'outgoing' | 'incoming';
  state?: Transfer['state'];
}

export interface TransferCopy {
  side: 'outgoing' | 'incoming';
  transfer: Transfer;
}

const WAITING_SINCE = 'coalesce(row.chasedAt, row.askedAt)';

/** The only file that touches the table `transfers`. */
@Injectable()
export class TransferRepository {
  /** The copy of a commune within the caller's reach. */
  async find(tx: Tx, id: string, side: TransferRow['side']): Promise<Transfer> {
    const row = await tx.manager.findOne(TransferRow, { where: { id, side } });
    if (!row) throw new RefusedError(refuse(TransferErrors.NOT_FOUND));
    return transferOf(row);
  }

  /** Both copies, locked. Only who reaches both communes gets here. */
  async lock(tx: Tx, id: string): Promise<Transfer> {
    const rows = await tx.manager.find(TransferRow, {
      where: { id },
      order: { side: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (rows.length !== 2) throw new RefusedError(refuse(TransferErrors.NOT_FOUND));
    return transferOf(rows[0]!);
  }

  async pendingOf(tx: Tx, caseId: string): Promise<Transfer | undefined> {
    const row = await tx.manager.findOne(TransferRow, { where: { caseId, side: 'outgoing', state: 'requested' } });
    return row ? transferOf(row) : undefined;
  }

  async insert(tx: Tx, transfer: Transfer): Promise<void> {
    const outgoing = { ...rowOf(transfer), commune: transfer.fromCommune, side: 'outgoing' as const };
    await tx.manager.insert(TransferRow, [outgoing, { ...outgoing, commune: transfer.toCommune, side: 'incoming' }]);
  }

  async save(tx: Tx, transfer: Transfer): Promise<void> {
    const { id, ...row } = rowOf(transfer);
    await tx.manager.update(TransferRow, { id }, row);
  }

  /** Requests that wait for their answer since before the given instant, or since they were chased, over all communes the caller reaches. */
  async waitingSince(tx: Tx, before: Date, limit: number): Promise<Transfer[]> {
    const rows = await tx.manager
      .createQueryBuilder(TransferRow, 'row')
      .addSelect(WAITING_SINCE, 'waiting_since')
      .where({ side: 'incoming', state: 'requested' })
      .andWhere(`${WAITING_SINCE} < :before`, { before })
      .orderBy('waiting_since', 'ASC')
      .addOrderBy('row.id', 'ASC')
      .limit(limit)
      .getMany();
    return rows.map(transferOf);
  }

  list(tx: Tx, filter: TransferFilter, page: PageQuery): Promise<Page<TransferCopy>> {
    const { side, state } = filter;
    const query = tx.manager
      .createQueryBuilder(TransferRow, 'row')
      .where({ ...(side ? { side } : {}), ...(state ? { state } : {}) })
      .andWhere(withinReach(tx, 'row.commune'));
    return newestFirst(query, 'askedAt', page, (row) => ({ side: row.side, transfer: transferOf(row) }));
  }
}

function rowOf(transfer: Transfer): Omit<TransferRow, 'commune' | 'side'> {
  const answered = transfer.state === 'requested' ? undefined : transfer;
  const { declineReason, withdrawalReason, ...whole } = transfer as Transfer & {
    declineReason?: DeclineReason;
    withdrawalReason?: WithdrawalReason;
  };
  return {
    ...whole,
    children: [...transfer.children],
    chasedAt: transfer.chasedAt ?? null,
    answeredBy: answered?.answeredBy ?? null,
    answeredAt: answered?.answeredAt ?? null,
    answerReason: declineReason ?? withdrawalReason ?? null,
  };
}

function transferOf({
  commune: _commune,
  side: _side,
  chasedAt,
  state,
  answeredBy,
  answeredAt,
  answerReason,
  ...rest
}: TransferRow): Transfer {
  const whole = { ...rest, chasedAt: chasedAt ?? undefined };
  if (state === 'requested') return { ...whole, state };
  const answered = { ...whole, answeredBy: answeredBy!, answeredAt: answeredAt! };
  if (state === 'declined') return { ...answered, state, declineReason: answerReason as DeclineReason };
  if (state === 'withdrawn') return { ...answered, state, withdrawalReason: answerReason as WithdrawalReason };
  return { ...answered, state };
}
