import {
  processCode,
  type ClockEvents,
  type Deadline,
  type DeadlineAnswer,
  type DeadlineReached,
  type EventDefinition,
  type ProcessName,
  type PutDeadlines,
  type Role,
  type Standing,
} from '@oln/contracts';
import { newId } from '../persistence/ids.js';
import type { About, Tx } from '../persistence/transaction.js';
import type { DueDateRow } from './due-date.js';

/** Events and names under which a process's clocks are told of. Data shapes: contracts/events/shared.ts. */
export interface DueDatesOf {
  process: ProcessName;
  /** Kind of the record: `case`, `request`. */
  kind: string;
  events: ClockEvents & { notice: EventDefinition };
}

/** A clock may be told this much early: clocks of two machines are never quite the same. */
const TOLERANCE_MS = 1_000;

/** `before`: what it was, null where there was none. */
type PutRow = DueDateRow & { before?: DueDateRow['state'] | null };

const OPEN_OTHERS = `
  update due_dates set state = 'met', met_at = $4
   where process = $1 and entity_id = $2 and state <> 'met' and not ((rule, due) in (select rule, due from jsonb_to_recordset($3::jsonb) as kept (rule text, due timestamptz)))
  returning *`;

/**
 * Reviewed twice on one day, a clock counts from the later time to the same evening: the earlier review settles it no more. One that is put
 * again is in whoever's charge the record is now, who may be another than when a pause laid it down.
 */
const PUT = `
  insert into due_dates (id, commune, process, entity_id, stage, rule, kind, due, remind_at, climbs, asked_of, overdue_to, counted_from, settled_by, person_in_charge, revision, version)
  select row.id, $2, $3, $4, $5, row.rule, row.kind, row.due, row.remind_at, row.climbs, row.asked_of, row.overdue_to, row.counted_from, row.settled_by, $6, $7, $8
    from jsonb_to_recordset($1::jsonb) as row (id uuid, rule text, kind text, due timestamptz, remind_at timestamptz, climbs jsonb,
         asked_of text, overdue_to text, counted_from timestamptz, settled_by text)
  on conflict (process, entity_id, rule, due) do update
     set state = case when due_dates.overdue_at is null then 'open' else 'overdue' end, stage = excluded.stage, met_at = null,
         revision = excluded.revision, version = excluded.version, person_in_charge = excluded.person_in_charge,
         remind_at = excluded.remind_at, climbs = excluded.climbs, asked_of = excluded.asked_of, overdue_to = excluded.overdue_to,
         counted_from = excluded.counted_from, settled_by = excluded.settled_by
  returning *, old.state as before`;

/** With the version of the record that the process knew: what it was told of later, it has not followed yet. */
const NEWER_REVISION = `
  insert into process_revision (commune, process, entity_id, revision, version) values ($1, $2, $3, $4, $5)
  on conflict (process, entity_id) do update set revision = excluded.revision, version = excluded.version, put_at = excluded.put_at
   where process_revision.revision < excluded.revision
  returning revision`;

/** What was told to the process and is still on its way counts: the outbox keeps every message for life. */
const HAPPENED_SINCE = `
  select 1 from outbox
   where entity_id = $1 and lane = 'process' and payload ->> 'process' = $2 and payload ->> 'signal' = 'happened'
     and payload -> 'message' ->> 'what' = $3 and (payload -> 'message' ->> 'asOf')::timestamptz > $4
   limit 1`;

const TAKE_DOWN = `
  update due_dates set state = 'met', met_at = $3 where id = $1 and revision = $2 and state <> 'met' returning *`;

/** The due dates of one process's records: set by the process, told once each, whatever is retried. Rulings: Time, Truth. */
export class DueDates {
  constructor(private readonly of: DueDatesOf) {}

  get process(): ProcessName {
    return this.of.process;
  }

  /** Kind of the record: `case`, `request`. */
  get kind(): string {
    return this.of.kind;
  }

  /**
   * Replaces the clocks that run for a record. A late retry (older revision) changes nothing. `personInCharge`: of the record as it was
   * locked in this transaction, so that nobody who has handed it over comes back by a clock.
   */
  async put(tx: Tx, request: PutDeadlines, personInCharge?: string): Promise<void> {
    const { id, commune, version, revision, stage, deadlines, asOf } = request;
    const newer = await query(tx, NEWER_REVISION, [commune, this.of.process, id, revision, version]);
    if (newer.length === 0) return;
    const rows = deadlines.map(toRow);
    const met = await query(tx, OPEN_OTHERS, [this.of.process, id, JSON.stringify(rows), asOf]);
    for (const row of met) this.tellMet(tx, row);
    const put = await query(tx, PUT, [
      JSON.stringify(rows),
      commune,
      this.of.process,
      id,
      stage,
      personInCharge ?? null,
      revision,
      version,
    ]);
    for (const row of put) this.tellPut(tx, row);
  }

  /**
   * A clock has fired; `standing` is where the record stands now. Terms are told here (reminder, overdue, climb).
   * For a clock of kind `ask` the caller moves the record when the verdict is `stands` and gives the new standing back.
   */
  async reached(tx: Tx, request: DeadlineReached, standing: Standing, now: Date): Promise<DeadlineAnswer> {
    const row = await this.lock(tx, request);
    if (!row || row.state === 'met' || standing.ended || standing.stage !== request.stage)
      return { verdict: 'answered', standing };
    if (instantOf(row, request) > now.getTime() + TOLERANCE_MS) return { verdict: 'not-yet', standing };
    if (await this.isSettled(tx, row)) return { verdict: 'answered', standing };
    if (row.kind === 'term') await this.tellTerm(tx, row, request);
    return { verdict: 'stands', standing };
  }

  /** Ends the clocks of a record at once, without waiting for its process (closure, pause). */
  async meetAll(tx: Tx, id: string): Promise<void> {
    const met = await query(tx, OPEN_OTHERS, [this.of.process, id, '[]', tx.asOf.toISOString()]);
    for (const row of met) this.tellMet(tx, row);
  }

  /** A clock that was answered and that nobody has taken down. One that its process has put anew meanwhile stays. */
  async takeDown(tx: Tx, { id, revision }: DueDateRow): Promise<void> {
    const met = await query(tx, TAKE_DOWN, [id, revision, tx.asOf.toISOString()]);
    for (const row of met) this.tellMet(tx, row);
  }

  async reassign(tx: Tx, id: string, personInCharge: string): Promise<void> {
    await query(
      tx,
      `update due_dates set person_in_charge = $3 where process = $1 and entity_id = $2 and state <> 'met'`,
      [this.of.process, id, personInCharge],
    );
  }

  /** Its process does not follow: nobody keeps the clocks of the record, and whoever coordinates must look after it. */
  tellStuck(tx: Tx, about: About): void {
    const process = processCode(this.of.process);
    const told = { code: 'process.stuck', about: about.id, aboutKind: this.of.kind, process, urgency: 'now' };
    tx.emit(this.of.events.notice, about, { ...told, toRole: 'coordinator' });
  }

  /** Before a lost process is started again: its clocks start counting their changes anew. */
  async forgetRevision(tx: Tx, id: string): Promise<void> {
    await query(tx, 'delete from process_revision where process = $1 and entity_id = $2', [this.of.process, id]);
  }

  private async lock(tx: Tx, { id, rule, due }: DeadlineReached): Promise<DueDateRow | undefined> {
    const found = await query(
      tx,
      'select * from due_dates where process = $1 and entity_id = $2 and rule = $3 and due = $4 for update',
      [this.of.process, id, rule, due],
    );
    return found[0];
  }

  /** What was done a moment before wins, also while the process has not heard of it. */
  private async isSettled(tx: Tx, { entity_id, settled_by, counted_from }: DueDateRow): Promise<boolean> {
    if (!settled_by || !counted_from) return false;
    const values = [entity_id, this.of.process, settled_by, counted_from.toISOString()];
    return (await query(tx, HAPPENED_SINCE, values)).length > 0;
  }

  private async tellTerm(tx: Tx, row: DueDateRow, request: DeadlineReached): Promise<void> {
    if (request.level === 'reminder') return this.remind(tx, row);
    if (request.level === 'due') return this.markOverdue(tx, row);
    return this.climb(tx, row, request.to ?? 'regional-supervisor');
  }

  private async remind(tx: Tx, row: DueDateRow): Promise<void> {
    if (row.reminded_at) return;
    await query(tx, 'update due_dates set reminded_at = $2 where id = $1', [row.id, tx.asOf.toISOString()]);
    this.emit(tx, 'reminded', row);
    this.notify(tx, row, 'deadline.reminder', 'digest', whoMustAct(row));
  }

  private async markOverdue(tx: Tx, row: DueDateRow): Promise<void> {
    if (row.overdue_at) return;
    await query(tx, `update due_dates set state = 'overdue', overdue_at = $2 where id = $1`, [
      row.id,
      tx.asOf.toISOString(),
    ]);
    const told = row.overdue_to as Role;
    this.emit(tx, 'overdue', row, { told });
    const { toPerson, toRole } = whoMustAct(row);
    if (toPerson || toRole !== told) this.notify(tx, row, 'deadline.overdue', 'today', { toPerson, toRole });
    this.notify(tx, row, 'deadline.overdue', 'today', { toRole: told });
  }

  private async climb(tx: Tx, row: DueDateRow, told: Role): Promise<void> {
    if (row.climbed.includes(told)) return;
    await query(tx, 'update due_dates set climbed = climbed || $2::text where id = $1', [row.id, told]);
    this.emit(tx, 'climbed', row, { told });
    this.notify(tx, row, 'deadline.climbed', 'today', { toRole: told });
  }

  /** One that was laid down by a pause runs again: whoever heard that it was met must hear that it is not, nor what had passed before. */
  private tellPut(tx: Tx, row: PutRow): void {
    if (!row.before) this.emit(tx, 'set', row, { remindAt: row.remind_at?.toISOString() });
    if (row.before === 'met') this.emit(tx, 'resumed', row, { overdueSince: row.overdue_at?.toISOString() });
  }

  private tellMet(tx: Tx, row: DueDateRow): void {
    this.emit(tx, 'met', row);
  }

  private emit(tx: Tx, name: keyof DueDatesOf['events'], row: DueDateRow, extra: Record<string, unknown> = {}): void {
    const data = { ...this.facts(row), ...extra };
    tx.emit(this.of.events[name], { id: row.entity_id, commune: row.commune, version: row.version }, data);
  }

  private facts(row: DueDateRow) {
    return {
      id: row.entity_id,
      process: processCode(row.process),
      stage: row.stage,
      rule: row.rule,
      due: row.due.toISOString(),
      personInCharge: row.person_in_charge ?? undefined,
    };
  }

  /** To the person in charge if there is one, otherwise to the role. */
  private notify(
    tx: Tx,
    row: DueDateRow,
    code: string,
    urgency: 'today' | 'digest',
    to: { toPerson?: string | null; toRole?: Role },
  ): void {
    const addressee = to.toPerson ? { toPerson: to.toPerson } : { toRole: to.toRole };
    tx.emit(
      this.of.events.notice,
      { id: row.entity_id, commune: row.commune, version: row.version },
      {
        code,
        about: row.entity_id,
        aboutKind: this.of.kind,
        rule: row.rule,
        process: processCode(row.process),
        due: row.due.toISOString(),
        urgency,
        ...addressee,
      },
    );
  }
}

const toRow = (deadline: Deadline) => ({
  id: newId(),
  rule: deadline.rule,
  kind: deadline.kind,
  due: deadline.due,
  remind_at: deadline.remindAt,
  climbs: deadline.climbs,
  asked_of: deadline.askedOf,
  overdue_to: deadline.overdueTo,
  counted_from: deadline.countedFrom,
  settled_by: deadline.settledBy,
});

/** Of whom it is asked; otherwise the person in charge, or who would be told if there is none. */
const whoMustAct = ({ asked_of, person_in_charge, overdue_to }: DueDateRow): { toPerson?: string; toRole?: Role } => {
  if (asked_of) return { toRole: asked_of as Role };
  return person_in_charge ? { toPerson: person_in_charge } : { toRole: overdue_to as Role };
};

/** When the asked level of a clock is due. */
function instantOf(row: DueDateRow, { level, to }: DeadlineReached): number {
  if (level === 'reminder') return (row.remind_at ?? row.due).getTime();
  if (level === 'due') return row.due.getTime();
  const climb = row.climbs.find((step) => step.to === to);
  return climb ? Date.parse(climb.at) : row.due.getTime();
}

/** By the ids of one record each: planned once. */
const query = (tx: Tx, sql: string, values: unknown[]): Promise<PutRow[]> => tx.query(sql, values);
