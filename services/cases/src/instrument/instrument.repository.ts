import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { IsNull } from 'typeorm';
import { InstrumentRow } from './instrument.entity.js';
import { InstrumentErrors } from './instrument.errors.js';
import type { Instrument } from './instrument.js';

/** The only file that touches the table `instruments`. */
@Injectable()
export class InstrumentRepository {
  async get(tx: Tx, id: string): Promise<Instrument> {
    return found(await tx.manager.findOne(InstrumentRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<Instrument> {
    return found(await tx.manager.findOne(InstrumentRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** The office's own and the house's, newest version of each code first. A few dozen at most. */
  async list(tx: Tx, withdrawnToo: boolean): Promise<Instrument[]> {
    const rows = await tx.manager.find(InstrumentRow, {
      where: withdrawnToo ? {} : { withdrawnAt: IsNull() },
      order: { code: 'ASC', instrumentVersion: 'DESC', id: 'ASC' },
      take: 200,
    });
    return rows.map(instrumentOf);
  }

  /** False if the commune has that version already. */
  async insert(tx: Tx, instrument: Instrument): Promise<boolean> {
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(InstrumentRow)
      .values(rowOf(instrument))
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length > 0;
  }

  async save(tx: Tx, instrument: Instrument): Promise<void> {
    const { id, ...row } = rowOf(instrument);
    await tx.manager.update(InstrumentRow, { id }, row);
  }

  /** From now on it never changes. */
  async markUsed(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(InstrumentRow, { id, usedAt: IsNull() }, { usedAt: tx.asOf });
  }
}

function found(row: InstrumentRow | null): Instrument {
  if (!row) throw new RefusedError(refuse(InstrumentErrors.NOT_FOUND));
  return instrumentOf(row);
}

const instrumentOf = ({ id, commune, version, content, usedAt, withdrawnAt }: InstrumentRow): Instrument => ({
  id,
  commune,
  version,
  content,
  usedAt: usedAt ?? undefined,
  withdrawnAt: withdrawnAt ?? undefined,
});

const rowOf = ({ id, commune, version, content, usedAt, withdrawnAt }: Instrument): InstrumentRow => ({
  id,
  commune,
  version,
  content,
  code: content.code,
  instrumentVersion: content.instrumentVersion,
  kind: content.kind,
  usedAt: usedAt ?? null,
  withdrawnAt: withdrawnAt ?? null,
});
