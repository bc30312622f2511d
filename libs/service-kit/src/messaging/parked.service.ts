import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { replayParked } from '@oln/messaging';
import { KitErrors } from '../http/kit.errors.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../http/page.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { EventFlow } from './event-flow.js';

export interface ParkedView {
  id: string;
  subject: string;
  errorCode: string;
  attempts: number;
  parkedAt: string;
  replayedAt?: string;
}

interface ParkedRow {
  id: string;
  consumer: string;
  subject: string;
  error_code: string;
  attempts: number;
  commune: string;
  parked_at: Date;
  replayed_at: Date | null;
}

const LIST = `
  select id, consumer, subject, error_code, attempts, commune, parked_at, replayed_at from parked
   where ($1 or replayed_at is null) and ($2::timestamptz is null or (parked_at, id) > ($2, $3::uuid))
   order by parked_at, id limit $4`;

/** Parked messages, as staff see them: where they came from and why, never their payload. */
@Injectable()
export class ParkedService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EventFlow) private readonly events: EventFlow,
  ) {}

  list(replayedToo: boolean, page: PageQuery): Promise<Page<ParkedView>> {
    const after = decodeCursor(page.cursor, 2);
    return this.work.read('parked.list', async (tx) => {
      const rows = (await tx.manager.query(LIST, [
        replayedToo,
        after?.[0] ?? null,
        after?.[1] ?? null,
        page.limit + 1,
      ])) as ParkedRow[];
      return pageOf(rows, page.limit, (row) => [row.parked_at.toISOString(), row.id], view);
    });
  }

  /** Runs its handler again, once: true when the effect is there. */
  async replay(id: string): Promise<boolean> {
    const consumer = await this.work.run('parked.replay', async (tx) => {
      const rows = (await tx.manager.query('select consumer, commune from parked where id = $1', [id])) as ParkedRow[];
      const row = rows[0];
      if (!row) throw new RefusedError(refuse(KitErrors.NOT_FOUND));
      tx.audit({ kind: 'parked-message', id, commune: row.commune });
      return row.consumer;
    });
    const answer = await replayParked(this.events.link, consumer, id);
    return answer.replayed;
  }
}

const view = (row: ParkedRow): ParkedView => ({
  id: row.id,
  subject: row.subject,
  errorCode: row.error_code,
  attempts: row.attempts,
  parkedAt: row.parked_at.toISOString(),
  replayedAt: row.replayed_at?.toISOString(),
});
