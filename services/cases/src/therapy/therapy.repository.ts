import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { TherapyRow } from './therapy.entity.js';
import type { Therapy } from './therapy.js';

/** The only file that touches the table `therapies`. */
@Injectable()
export class TherapyRepository {
  async find(tx: Tx, caseId: string): Promise<Therapy | undefined> {
    const row = await tx.manager.findOne(TherapyRow, { where: { caseId } });
    return row ? therapyOf(row) : undefined;
  }

  /** One change at a time: whoever writes has locked the case. */
  async put(tx: Tx, { planned, rescuedAt, ...therapy }: Therapy): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(TherapyRow)
      .values({ ...therapy, ...planned, rescuedAt: rescuedAt ?? null })
      .orUpdate(['version', 'individual_sessions', 'group_sessions', 'maximum_sessions', 'rescued_at'], ['case_id'])
      .execute();
  }
}

const therapyOf = ({ individual, group, rescuedAt, ...row }: TherapyRow): Therapy => ({
  ...row,
  planned: { individual, group },
  rescuedAt: rescuedAt ?? undefined,
});
