import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import { IsNull, MoreThan } from 'typeorm';
import { EmergencyAccessRow } from './emergency-access.entity.js';
import type { EmergencyAccess } from './emergency-access.js';

const PLACE = 'emergency_accesses.reason';
const ABOUT = 'select id from emergency_accesses where record_id = any ($1::uuid[]) order by id';
const WAITING = `
  select exists (select from emergency_accesses where record_id = any ($1::uuid[]) and reviewed_at is null) as waiting`;
const ERASE = 'update emergency_accesses set reason = $2 where record_id = any ($1::uuid[])';

/** The only file that touches the table `emergency_accesses`. */
@Injectable()
export class EmergencyAccessRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, { reason, ...access }: EmergencyAccess): Promise<void> {
    const unreviewed = { reviewedBy: null, reviewedAt: null, verdict: null };
    await tx.manager.insert(EmergencyAccessRow, { ...access, ...unreviewed, reason: this.sealed.seal(reason, PLACE) });
  }

  async find(tx: Tx, commune: string, id: string): Promise<EmergencyAccess | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(EmergencyAccessRow, { where: { commune, id }, lock });
    return row ? this.accessOf(row) : undefined;
  }

  /** The oldest first: whoever reviews begins there. */
  async list(tx: Tx, commune: string, waiting: boolean): Promise<EmergencyAccess[]> {
    const where = { commune, ...(waiting ? { reviewedAt: IsNull() } : {}) };
    const order = { openedAt: waiting ? 'ASC' : 'DESC', id: 'ASC' } as const;
    const rows = await tx.manager.find(EmergencyAccessRow, { where, order, take: 200 });
    return rows.map((row) => this.accessOf(row));
  }

  /** Ids of the records that somebody may read now, by commune. */
  async inForce(tx: Tx, person: string, now: Date): Promise<Pick<EmergencyAccess, 'commune' | 'recordId'>[]> {
    const coming = { person, endsAt: MoreThan(now) };
    return tx.manager.find(EmergencyAccessRow, {
      select: { commune: true, recordId: true },
      // What turned out not to be justified is over at once.
      where: [
        { ...coming, verdict: IsNull() },
        { ...coming, verdict: 'justified' },
      ],
      take: 100,
    });
  }

  async saveReview(tx: Tx, { id, reviewedBy, reviewedAt, verdict, version }: EmergencyAccess): Promise<void> {
    await tx.manager.update(EmergencyAccessRow, { id }, { reviewedBy, reviewedAt, verdict, version });
  }

  async about(tx: Tx, records: readonly string[]): Promise<string[]> {
    return (await tx.query<{ id: string }>(ABOUT, [records])).map(({ id }) => id);
  }

  /** Nobody could say any more whether it was right. */
  async waitForReview(tx: Tx, records: readonly string[]): Promise<boolean> {
    return (await tx.query<{ waiting: boolean }>(WAITING, [records]))[0]!.waiting;
  }

  /** Who opened which record, when, and what was found, stays. */
  async eraseReasons(tx: Tx, records: readonly string[]): Promise<void> {
    await tx.query(ERASE, [records, this.sealed.seal('Anonimizado', PLACE)]);
  }

  private accessOf({ reason, reviewedBy, reviewedAt, verdict, ...facts }: EmergencyAccessRow): EmergencyAccess {
    return {
      ...facts,
      reason: this.sealed.open(reason, PLACE),
      ...(reviewedBy && { reviewedBy }),
      ...(reviewedAt && { reviewedAt }),
      ...(verdict && { verdict }),
    };
  }
}
