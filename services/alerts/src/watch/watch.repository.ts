import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, SEVERITIES, type Severity, type WatchStage } from '@oln/contracts';
import {
  columnsOf,
  Conditions,
  decodeCursor,
  insertStatement,
  pageOf,
  withinReach,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import { updateStatement } from '../persistence/update-row.js';
import { WatchReviewRow, WatchRow } from './watch.entity.js';
import { WatchErrors } from './watch.errors.js';
import { openWatch, type OpenOfChild, type Watch } from './watch.js';

const READ = [
  ...['id', 'commune', 'version', 'stage', 'stageSince', 'openedAt', 'severity', 'alerts', 'open', 'lastJoinedAt'],
  ...['lastReviewedAt', 'quietDueSince', 'personInCharge', 'outcome', 'endedAt'],
] as (keyof WatchRow & string)[];

const OPEN_OF = `
  select count(*)::int as open, coalesce(min(severity_rank), 3)::int as rank from alerts where child_id = $1 and stage <> 'closed'`;

export interface WatchFilter {
  commune?: string;
  stage?: WatchStage;
  severity?: Severity;
  personInCharge?: string;
}

/** The only file that writes the tables `child_watches` and `watch_reviews`. */
@Injectable()
export class WatchRepository {
  /** Throws WATCH.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Watch> {
    return found(await this.read(tx, 'row.id = $1', [id]));
  }

  async lock(tx: Tx, id: string): Promise<Watch> {
    return found(await this.read(tx, 'row.id = $1 for update', [id]));
  }

  async findLocked(tx: Tx, id: string): Promise<Watch | undefined> {
    const [row] = await this.read(tx, 'row.id = $1 for update', [id]);
    return row && watchOf(row);
  }

  /**
   * The child's watch, locked: whoever comes at the same moment sees this alert when they look around. A child whose
   * entry was merged is watched under the one that stays. Undefined: the child is of another commune.
   */
  async lockOrOpen(tx: Tx, entryId: string, commune: string): Promise<{ watch: Watch; isNew: boolean } | undefined> {
    const { text, values } = insertStatement(tx, WatchRow, rowOf(openWatch(entryId, commune, tx.asOf)));
    const surviving = text.replace('($1,', '(survivor_of($1),');
    const inserted = `${surviving} on conflict (id) do nothing returning ${columnsOf(tx.source, WatchRow, READ).replaceAll('row.', '')}`;
    const [made] = await tx.query<WatchRow>(inserted, values);
    if (made) return { watch: watchOf(made), isNew: true };
    const [known] = await this.read(tx, 'row.id = survivor_of($1) for update', [entryId]);
    return known && { watch: watchOf(known), isNew: false };
  }

  /** Written with the rest of the transaction. */
  save(tx: Tx, watch: Watch): void {
    const { text, values } = updateStatement(tx, WatchRow, rowOf(watch));
    tx.write(text, values);
  }

  addReview(tx: Tx, review: WatchReviewRow): void {
    const { text, values } = insertStatement(tx, WatchReviewRow, review);
    tx.write(text, values);
  }

  reviews(tx: Tx, watchId: string): Promise<WatchReviewRow[]> {
    const sql = `select id, commune, watch_id as "watchId", at, reviewed_by as "reviewedBy", finding, note
      from watch_reviews where watch_id = $1 order by at desc, id desc limit 100`;
    return tx.query<WatchReviewRow>(sql, [watchId]);
  }

  /** What is open of the child, as its alerts say. */
  async openOf(tx: Tx, childId: string): Promise<OpenOfChild> {
    const [row] = await tx.query<{ open: number; rank: number }>(OPEN_OF, [childId]);
    return { open: row!.open, severity: SEVERITIES[row!.rank]! };
  }

  async alertsOf(tx: Tx, childId: string): Promise<number> {
    const sql = 'select count(*)::int as alerts from alerts where child_id = $1';
    return (await tx.query<{ alerts: number }>(sql, [childId]))[0]!.alerts;
  }

  async livingIdsInCharge(tx: Tx, commune: string, person: string): Promise<string[]> {
    const sql = `select id from child_watches where commune = $1 and person_in_charge = $2 and stage <> 'ended' order by id`;
    return (await tx.query<{ id: string }>(sql, [commune, person])).map(({ id }) => id);
  }

  /** Gravest first, then who waits for the longest. */
  async list(tx: Tx, filter: WatchFilter, page: PageQuery): Promise<Page<Watch>> {
    const where = filtered(new Conditions(withinReach(tx, 'row.commune')), filter);
    const after = decodeCursor(page.cursor, 3);
    if (after) {
      const [rank, since, id] = after;
      where.behind({ ...ofPerson(filter), 'row.severity_rank': rank, 'row.stage_since': since, 'row.id': id });
    }
    const limit = where.place(page.limit + 1);
    const rows = await tx.query<WatchRow>(
      `select ${columnsOf(tx.source, WatchRow, READ)} from child_watches row where ${where}
        order by row.severity_rank, row.stage_since, row.id limit ${limit}`,
      where.values,
    );
    const keys = ({ severity, stageSince, id }: WatchRow) => [
      SEVERITIES.indexOf(severity),
      stageSince.toISOString(),
      id,
    ];
    return pageOf(rows, page.limit, keys, watchOf);
  }

  /** Watches whose process must be running, by id. */
  async living(tx: Tx, after: string | undefined, limit: number): Promise<Watch[]> {
    const where = `row.stage <> 'ended' and ($1::uuid is null or row.id > $1) order by row.id limit $2`;
    return (await this.read(tx, where, [after ?? null, limit])).map(watchOf);
  }

  private read(tx: Tx, where: string, values: unknown[]): Promise<WatchRow[]> {
    const sql = `select ${columnsOf(tx.source, WatchRow, READ)} from child_watches row where ${where}`;
    return tx.query<WatchRow>(sql, values);
  }
}

const ofPerson = ({ personInCharge }: WatchFilter) => personInCharge && { 'row.person_in_charge': personInCharge };

const EXACT = { commune: 'commune', stage: 'stage', personInCharge: 'person_in_charge' } as const;

function filtered(where: Conditions, filter: WatchFilter): Conditions {
  for (const [name, column] of Object.entries(EXACT)) {
    const value = filter[name as keyof WatchFilter];
    if (value !== undefined) where.and(`row.${column} = ?`, value);
  }
  if (filter.severity) where.and('row.severity_rank = ?', SEVERITIES.indexOf(filter.severity));
  return where;
}

function found([row]: WatchRow[]): Watch {
  if (!row) throw new RefusedError(refuse(WatchErrors.NOT_FOUND));
  return watchOf(row);
}

export function watchOf(row: WatchRow): Watch {
  const facts = {
    ...{ id: row.id, commune: row.commune, version: row.version, stageSince: row.stageSince, openedAt: row.openedAt },
    ...{ severity: row.severity, alerts: row.alerts, open: row.open },
    lastJoinedAt: row.lastJoinedAt ?? undefined,
    lastReviewedAt: row.lastReviewedAt ?? undefined,
    quietDueSince: row.quietDueSince ?? undefined,
    personInCharge: row.personInCharge ?? undefined,
  };
  if (row.stage !== 'ended') return { ...facts, stage: row.stage };
  return { ...facts, stage: row.stage, outcome: row.outcome!, endedAt: row.endedAt! };
}

export const rowOf = (watch: Watch): WatchRow => ({
  ...watch,
  lastJoinedAt: watch.lastJoinedAt ?? null,
  lastReviewedAt: watch.lastReviewedAt ?? null,
  quietDueSince: watch.quietDueSince ?? null,
  personInCharge: watch.personInCharge ?? null,
  outcome: watch.stage === 'ended' ? watch.outcome : null,
  endedAt: watch.stage === 'ended' ? watch.endedAt : null,
});
