import { endOfLocalDay, addDays, localDate } from '@oln/calendar';
import { processCode, PROCESSES, type ProcessName, type Role } from '@oln/contracts';
import type { StoodInFor } from '@oln/identity';
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
  /** `term`: somebody must act until then. `ask`: a date that comes, and the record moves by itself. */
  clock: 'term' | 'ask';
  /** The instant it is counted from. */
  countedFrom?: string;
  /** Who was told already, of those it climbs to. */
  climbed: string[];
}

/**
 * Of whom something is expected: the people named; who is away, in the commune in which they are stood in for; and whoever holds a
 * role that is asked, that is told where nobody is in charge, or that was told because it stayed undone.
 */
export interface Actors {
  persons: string[];
  roles: Role[];
  standsInFor?: readonly StoodInFor[];
}

/** What somebody sees: of some processes all within reach, of others what is in their own charge, and in that of whom they stand in for. */
export interface Eyes {
  whole: readonly ProcessName[];
  own: readonly ProcessName[];
  person: string;
  standsInFor: readonly StoodInFor[];
}

export interface DueFilter {
  personInCharge?: string;
  actors?: Actors;
  /** Nothing but what they see. */
  seenBy?: Eyes;
  /** Processes whose clocks are as if nobody were in charge: neither shown nor found by a name, which would tell it. */
  unnamed?: readonly ProcessName[];
  commune?: string;
  recordId?: string;
  /** Code of the process. */
  process?: string;
  /** Due before this instant: today's end gives "today and overdue". */
  before?: string;
  overdue?: boolean;
}

/** Somebody is in charge in the commune in which they are away. */
const inChargeOf = (places: string): string => `commune || ' ' || person_in_charge = any (${places}::text[])`;

const placesOf = (away: readonly StoodInFor[] = []): string[] =>
  away.map(({ commune, person }) => `${commune} ${person}`);

const NAMED = 'process <> all ($14::text[])';

const CONDITIONS = `
  state <> 'met'
  and ($1::text is null or (person_in_charge = $1 and ${NAMED})) and ($2::text is null or commune = $2)
  and ($3::uuid is null or entity_id = $3) and ($4::timestamptz is null or due < $4)
  and ($5::boolean is null or (state = 'overdue') = $5) and ($6::text is null or process = $6)
  and ($7::text[] is null or asked_of = any ($8::text[])
       or (overdue_to = any ($8) and (state = 'overdue' or (asked_of is null and (person_in_charge is null or not ${NAMED}))))
       or climbed && $8 or (${NAMED} and (person_in_charge = any ($7) or ${inChargeOf('$9')})))
  and ($10::text is null or process = any ($12::text[])
       or (process = any ($13::text[]) and (person_in_charge = $10 or ${inChargeOf('$11')})))`;

const valuesOf = (filter: DueFilter): unknown[] => [
  filter.personInCharge ?? null,
  filter.commune ?? null,
  filter.recordId ?? null,
  filter.before ?? null,
  filter.overdue ?? null,
  filter.process === undefined ? null : (processOfCode(filter.process) ?? filter.process),
  filter.actors?.persons ?? null,
  filter.actors?.roles ?? null,
  placesOf(filter.actors?.standsInFor),
  filter.seenBy?.person ?? null,
  placesOf(filter.seenBy?.standsInFor),
  filter.seenBy?.whole ?? [],
  filter.seenBy?.own ?? [],
  filter.unnamed ?? [],
];

const processOfCode = (code: string): string | undefined =>
  Object.entries(PROCESSES).find(([, process]) => process.code === code)?.[0];

/** Clocks that run, soonest first, in one query. */
export async function listDueDates(tx: Tx, filter: DueFilter, page: PageQuery): Promise<Page<DueDateView>> {
  const after = decodeCursor(page.cursor, 2);
  const rows = await tx.manager.query<DueDateRow[]>(
    `select * from due_dates
      where ${CONDITIONS} and ${withinReach(tx, 'commune')} and ($15::timestamptz is null or (due, id) > ($15, $16::uuid))
      order by due, id limit $17`,
    [...valuesOf(filter), after?.[0] ?? null, after?.[1] ?? null, page.limit + 1],
  );
  const { unnamed = [] } = filter;
  const viewOf = (row: DueDateRow): DueDateView =>
    unnamed.includes(row.process) ? { ...dueDateView(row), personInCharge: undefined } : dueDateView(row);
  return pageOf(rows, page.limit, (row) => [row.due.toISOString(), row.id], viewOf);
}

/** How many clocks run, by process. */
export interface DueCount {
  process: string;
  overdue: number;
  /** Not overdue, and due until the end of the day in Santiago. */
  today: number;
  /** Due in the seven days after today. */
  week: number;
  later: number;
}

export async function countDueDates(tx: Tx, filter: DueFilter): Promise<DueCount[]> {
  const today = localDate(tx.asOf.getTime());
  const rows = await tx.manager.query<(Omit<DueCount, 'process'> & { process: ProcessName })[]>(
    `select process,
            count(*) filter (where state = 'overdue')::int as overdue,
            count(*) filter (where state <> 'overdue' and due <= $15)::int as today,
            count(*) filter (where state <> 'overdue' and due > $15 and due <= $16)::int as week,
            count(*) filter (where state <> 'overdue' and due > $16)::int as later
       from due_dates
      where ${CONDITIONS} and ${withinReach(tx, 'commune')}
      group by process order by process`,
    [...valuesOf(filter), ...[today, addDays(today, 7)].map(endOfLocalDay)],
  );
  return rows.map((row) => ({ ...row, process: processCode(row.process) }));
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
  clock: row.kind,
  countedFrom: row.counted_from?.toISOString(),
  climbed: row.climbed,
});
