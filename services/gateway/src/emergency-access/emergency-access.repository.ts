import { Injectable } from '@nestjs/common';
import { SealedText, type Tx } from '@oln/service-kit';
import { IsNull, MoreThan } from 'typeorm';
import { EmergencyAccessRow } from './emergency-access.entity.js';
import type { EmergencyAccess } from './emergency-access.js';

const PLACE = 'emergency_accesses.reason';

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
