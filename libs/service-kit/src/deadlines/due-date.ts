import { processCode, type ProcessName } from '@oln/contracts';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../http/page.js';
import { withinReach } from '../persistence/reach.js';
import type { Tx } from '../persistence/transaction.js';

/** A row of `due_dates`. */
export interface DueDateRow {
  id: string;
  commune: string;
  process: ProcessName;
  entity_id: string;
  stage: string;
  rule: string;
  kind: 'term' | 'ask';
  due: Date;
  remind_at: Date | null;
  climbs: { at: string; to: string }[];
  /** Who must act, where that is not the person in charge. */
  asked_of: string | null;
  overdue_to: string;
  /** The instant it is counted from, and the happening that settles it. */
  counted_from: Date | null;
  settled_by: string | null;
  person_in_charge: string | null;
  revision: number;
  version: number;
  state: 'open' | 'met' | 'overdue';
  reminded_at: Date | null;
  overdue_at: Date | null;
  climbed: string[];
  met_at: Date | null;
}

/** A clock that runs, as people see it: what fires next, when, and who is told. */
export interface DueDateView {
  id: string;
  commune: string;
  /** Code of the process: `case-management`. */
  process: string;
  recordId: string;
  stage: string;
  rule: string;
  due: string;
  remindAt?: string;
  overdue: boolean;
  personInCharge?: string;
  /** Who must act, where that is not the person in charge. */
  askedOf?: string;
  overdueTo: string;
  climbs: { at: string; to: string }[];
}

export interface DueFilter {
  personInCharge?: string;
  commune?: string;
  recordId?: string;
  /** Due before this instant: today's end gives "today and overdue". */
  before?: string;
  overdue?: boolean;
}

/** Clocks that run, soonest first, in one query. */
export async function listDueDates(tx: Tx, filter: DueFilter, page: PageQuery): Promise<Page<DueDateView>> {
  const after = decodeCursor(page.cursor, 2);
  const rows = (await tx.manager.query(
    `select * from due_dates
      where state <> 'met' and ${withinReach(tx, 'commune')}
        and ($1::text is null or person_in_charge = $1) and ($2::text is null or commune = $2)
        and ($3::uuid is null or entity_id = $3) and ($4::timestamptz is null or due < $4)
        and ($5::boolean is null or (state = 'overdue') = $5)
        and ($6::timestamptz is null or (due, id) > ($6, $7::uuid))
      order by due, id limit $8`,
    [
      filter.personInCharge ?? null,
      filter.commune ?? null,
      filter.recordId ?? null,
      filter.before ?? null,
      filter.overdue ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      page.limit + 1,
    ],
  )) as DueDateRow[];
  return pageOf(rows, page.limit, (row) => [row.due.toISOString(), row.id], dueDateView);
}

const dueDateView = (row: DueDateRow): DueDateView => ({
  id: row.id,
  commune: row.commune,
  process: processCode(row.process),
  recordId: row.entity_id,
  stage: row.stage,
  rule: row.rule,
  due: row.due.toISOString(),
  remindAt: row.remind_at?.toISOString(),
  overdue: row.state === 'overdue',
  personInCharge: row.person_in_charge ?? undefined,
  askedOf: row.asked_of ?? undefined,
  overdueTo: row.overdue_to,
  climbs: row.climbs,
});
