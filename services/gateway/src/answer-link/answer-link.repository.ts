import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { AnswerLink } from './answer-link.js';
import { AnswerLinkRow } from './answer-link.entity.js';

/** One that fails again and again waits longer each time (wall time), and holds up no other. */
const WAITING = `
  select id from answer_links
   where state = 'waiting'
     and (tried_at is null or tried_at < clock_timestamp() - least(attempts, 60) * interval '5 seconds' or expires_at <= $1)
   order by expires_at limit $2`;

const SETTLE = `update answer_links set state = $2, settled_at = $3 where id = $1 and state = 'waiting' returning id`;

/** The only file that touches the table `answer_links`. */
@Injectable()
export class AnswerLinkRepository {
  /** One that is heard of twice is kept once. */
  async add(tx: Tx, link: Omit<AnswerLink, 'attempts' | 'delayTold'>): Promise<void> {
    const row = { ...link, issuedAt: new Date(link.issuedAt), expiresAt: new Date(link.expiresAt) };
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(AnswerLinkRow)
      .values({ ...row, state: 'waiting', settledAt: null, attempts: 0, triedAt: null, delayTold: false })
      .orIgnore()
      .execute();
  }

  async waiting(tx: Tx, asOf: Date, limit: number): Promise<AnswerLink[]> {
    const found = await tx.manager.query<{ id: string }[]>(WAITING, [asOf.toISOString(), limit]);
    const rows = await tx.manager
      .createQueryBuilder(AnswerLinkRow, 'link')
      .where('link.id = any(:ids)', { ids: found.map(({ id }) => id) })
      .orderBy('link.expires_at', 'ASC')
      .getMany();
    return rows.map(linkOf);
  }

  /** False if somebody else has settled it meanwhile. */
  async settle(tx: Tx, id: string, state: 'mailed' | 'not-needed' | 'not-mailed'): Promise<boolean> {
    const settled = await tx.query<{ id: string }>(SETTLE, [id, state, tx.asOf.toISOString()]);
    return settled.length > 0;
  }

  async countAttempt(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(
      'update answer_links set attempts = attempts + 1, tried_at = clock_timestamp() where id = $1',
      [id],
    );
  }

  /** False if it was told before. */
  async markDelayTold(tx: Tx, id: string): Promise<boolean> {
    const told = await tx.query<{ id: string }>(
      'update answer_links set delay_told = true where id = $1 and not delay_told returning id',
      [id],
    );
    return told.length > 0;
  }
}

const linkOf = ({
  id,
  commune,
  service,
  about,
  aboutKind,
  issuedAt,
  expiresAt,
  attempts,
  delayTold,
}: AnswerLinkRow) => ({
  ...{ id, commune, service, about, aboutKind, attempts, delayTold },
  issuedAt: issuedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
