import { Injectable } from '@nestjs/common';
import type { IntakeStage, Line, Priority } from '@oln/contracts';
import { decodeCursor, pageOf, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows-of.js';
import { rankOf } from '../request/request.rows.js';

/** One family that waits, as its row says. */
export interface QueueRow {
  id: string;
  version: number;
  stage: IntakeStage;
  stage_since: Date;
  family_id: string;
  motive: string;
  line: Line | null;
  priority_rank: number;
  score: number;
  /** Rises from the first to the last: priority, then score. */
  queue_rank: number;
  overridden: boolean;
  danger: boolean;
  received_at: Date;
  reviewed_at: Date | null;
  person_in_charge: string | null;
}

export interface QueueFilter {
  line?: Line;
  priority?: Priority;
  stage?: IntakeStage;
}

/** With the place in the list, counted from 1. */
export type Placed = QueueRow & { position: number };

const WAITING = `stage in ('prioritised', 'variant', 'assignment')`;

const QUEUE = `
  select id, version, stage, stage_since, family_id, motive, line, priority_rank, score, queue_rank, scoring ? 'override' as overridden,
         danger is not null as danger, received_at, reviewed_at, person_in_charge
    from requests
   where commune = $1 and ${WAITING}
     and ($2::text is null or line = $2) and ($3::smallint is null or priority_rank = $3) and ($4::text is null or stage = $4)
     and ($5::int is null or (queue_rank, received_at, id) > ($5, $6::timestamptz, $7::uuid))
   order by queue_rank, received_at, id
   limit $8`;

const AHEAD = `
  select count(*)::int as ahead
    from requests own join requests other on other.commune = own.commune
     and (other.queue_rank, other.received_at, other.id) < (own.queue_rank, own.received_at, own.id)
   where own.id = $1 and own.${WAITING} and other.${WAITING}`;

/** The unified priority queue of a commune: priority, then score, then arrival. Reads the table `requests`. */
@Injectable()
export class QueueRepository {
  async list(tx: Tx, commune: string, { line, priority, stage }: QueueFilter, page: PageQuery): Promise<Page<Placed>> {
    const [rank, received, id, seen] = decodeCursor(page.cursor, 4) ?? [null, null, null, 0];
    const filter = [line ?? null, priority ? rankOf(priority) : null, stage ?? null];
    const rows = await rowsOf<QueueRow>(tx, QUEUE, [commune, ...filter, rank, received, id, page.limit + 1]);
    const placed = rows.map((row, at): Placed => ({ ...row, position: Number(seen) + at + 1 }));
    return pageOf(placed, page.limit, keysOf, (row) => row);
  }

  /** How many wait before a request in its commune. */
  async ahead(tx: Tx, id: string): Promise<number> {
    const [row] = await rowsOf<{ ahead: number }>(tx, AHEAD, [id]);
    return row?.ahead ?? 0;
  }
}

const keysOf = ({ queue_rank, received_at, id, position }: Placed) => [
  queue_rank,
  received_at.toISOString(),
  id,
  position,
];
