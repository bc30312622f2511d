import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { IsNull } from 'typeorm';
import type { Institution } from './escalation.js';
import { NotificationRow } from './notification.entity.js';

export interface NotificationView {
  id: string;
  institution: Institution;
  attempt: number;
  level: number;
  title: { es: string; en: string };
  notifiedAt: string;
  acknowledgedAt?: string;
  acknowledgedBy?: string;
  acknowledgedThrough?: 'staff' | 'account' | 'link';
}

/** The only file that touches the table `escalation_notifications`. */
@Injectable()
export class NotificationRepository {
  async insert(tx: Tx, row: NotificationRow): Promise<void> {
    await tx.manager.insert(NotificationRow, row);
  }

  find(tx: Tx, id: string): Promise<NotificationRow | null> {
    return tx.manager.findOne(NotificationRow, { where: { id } });
  }

  /** The newest that an institution got. */
  async lastTo(tx: Tx, escalationId: string, institution: Institution): Promise<NotificationRow | undefined> {
    const where = { escalationId, institution };
    return (await tx.manager.findOne(NotificationRow, { where, order: { attempt: 'DESC' } })) ?? undefined;
  }

  /** The newest that is addressed to an account. */
  async lastToAccount(tx: Tx, escalationId: string, person: string): Promise<NotificationRow | undefined> {
    const all = await tx.manager.find(NotificationRow, { where: { escalationId }, order: { attempt: 'DESC' } });
    return all.find(({ people }) => people.includes(person));
  }

  /** One acknowledgement answers whatever that institution got until then. */
  async acknowledge(
    tx: Tx,
    { escalationId, institution }: NotificationRow,
    through: NonNullable<NotificationRow['acknowledgedThrough']>,
    person: string,
  ): Promise<void> {
    await tx.manager.update(
      NotificationRow,
      { escalationId, institution, acknowledgedAt: IsNull() },
      { acknowledgedAt: tx.asOf, acknowledgedBy: person, acknowledgedThrough: through },
    );
  }

  async of(tx: Tx, escalationId: string): Promise<NotificationView[]> {
    const rows = await tx.manager.find(NotificationRow, {
      where: { escalationId },
      order: { attempt: 'DESC', institution: 'ASC' },
      take: 200,
    });
    return rows.map(viewOf);
  }
}

const viewOf = (row: NotificationRow): NotificationView => ({
  id: row.id,
  institution: row.institution,
  attempt: row.attempt,
  level: row.level,
  title: { es: row.titleEs, en: row.titleEn },
  notifiedAt: row.notifiedAt.toISOString(),
  acknowledgedAt: row.acknowledgedAt?.toISOString(),
  acknowledgedBy: row.acknowledgedBy ?? undefined,
  acknowledgedThrough: row.acknowledgedThrough ?? undefined,
});
