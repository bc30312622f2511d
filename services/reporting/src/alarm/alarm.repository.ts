import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type AlarmRule, type AlarmStage } from '@oln/contracts';
import {
  decodeCursor,
  newId,
  pageOf,
  SealedText,
  withinReach,
  type Page,
  type PageQuery,
  type Tx,
} from '@oln/service-kit';
import { AlarmErrors } from './alarm.errors.js';
import type { Alarm, ClosedAlarm, OpenAlarm } from './alarm.js';

export interface AlarmFilter {
  commune?: string;
  /** First two digits of the CUT codes. */
  region?: string;
  rule?: AlarmRule;
  stage?: AlarmStage;
  /** True: something is left to do. */
  open?: boolean;
  personInCharge?: string;
}

export interface AlarmComment {
  id: string;
  text: string;
  at: Date;
  person: string;
}

const COLUMNS = `
  id, commune, rule, subject, version, stage, stage_since as "stageSince", value::float8 as value, "limit"::float8 as "limit",
  latest_value::float8 as "latestValue", latest_at as "latestAt", opened_at as "openedAt", due_at as "dueAt",
  person_in_charge as "personInCharge", acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", outcome, reason,
  closed_at as "closedAt", closed_by as "closedBy", case when stage = 'closed' then is_over end as "isOver"`;

/** Of one rule and subject a second open one is refused by the index: two that look at once open it once. */
const INSERT = `
  insert into alarms (id, commune, rule, subject, version, stage, stage_since, value, "limit", latest_value, latest_at, opened_at, due_at,
                      person_in_charge)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

const SAVE = `
  update alarms set version = $2, stage = $3, stage_since = $4, person_in_charge = $5, acknowledged_at = $6, acknowledged_by = $7,
         outcome = $8, reason = $9, closed_at = $10, closed_by = $11, is_over = $12
   where id = $1`;

const COMMENT = 'alarm.comment';

/** The only file that touches the tables `alarms` and `alarm_comments`. */
@Injectable()
export class AlarmRepository {
  constructor(private readonly sealed: SealedText) {}

  async get(tx: Tx, id: string): Promise<Alarm> {
    return found(await this.rows(tx, 'where id = $1', [id]));
  }

  async lock(tx: Tx, id: string): Promise<Alarm> {
    return found(await this.rows(tx, 'where id = $1 for update', [id]));
  }

  /** Of a commune, locked, in order: what is open, and what somebody has closed while its cause went on. */
  async unsettled(tx: Tx, commune: string): Promise<{ open: OpenAlarm[]; closed: ClosedAlarm[] }> {
    const all = await this.rows(tx, 'where commune = $1 and not is_over order by id for update', [commune]);
    return {
      open: all.filter((alarm): alarm is OpenAlarm => alarm.stage !== 'closed'),
      closed: all.filter((alarm): alarm is ClosedAlarm => alarm.stage === 'closed'),
    };
  }

  /** Whose process runs. */
  living(tx: Tx, after: string | undefined, limit: number): Promise<Alarm[]> {
    const sql = `where stage <> 'closed' and ($1::uuid is null or id > $1) order by id limit $2`;
    return this.rows(tx, sql, [after ?? null, limit]);
  }

  async list(tx: Tx, filter: AlarmFilter, page: PageQuery): Promise<Page<Alarm>> {
    const after = decodeCursor(page.cursor, 2) ?? [null, null];
    const sql = `
       where ${withinReach(tx, 'commune')} and ($1::text is null or commune = $1) and ($2::text is null or rule = $2)
         and ($3::text is null or stage = $3) and ($4::boolean is null or (stage <> 'closed') = $4)
         and ($5::text is null or person_in_charge = $5) and ($6::text is null or left(commune, 2) = $6)
         and ($7::timestamptz is null or (opened_at, id) < ($7, $8::uuid))
       order by opened_at desc, id desc limit $9`;
    const { commune, rule, stage, open, personInCharge, region } = filter;
    const asked = [commune, rule, stage, open, personInCharge, region].map((value) => value ?? null);
    const rows = await this.rows(tx, sql, [...asked, ...after, page.limit + 1]);
    return pageOf(
      rows,
      page.limit,
      ({ openedAt, id }) => [openedAt.toISOString(), id],
      (row) => row,
    );
  }

  insert(tx: Tx, alarm: OpenAlarm): void {
    const { id, commune, rule, subject, version, stage, stageSince, value, limit, personInCharge } = alarm;
    const { latestValue, latestAt, openedAt, dueAt } = alarm;
    tx.write(INSERT, [
      ...[id, commune, rule, subject, version, stage, stageSince, value, limit, latestValue, latestAt, openedAt, dueAt],
      personInCharge ?? null,
    ]);
  }

  save(tx: Tx, alarm: Alarm): void {
    const { id, version, stage, stageSince, personInCharge } = alarm;
    const looked = (stage === 'open' ? {} : alarm) as Partial<ClosedAlarm>;
    const { acknowledgedAt, acknowledgedBy, outcome, reason, closedAt, closedBy, isOver = false } = looked;
    const said = [acknowledgedAt, acknowledgedBy, outcome, reason, closedAt, closedBy].map((value) => value ?? null);
    tx.write(SAVE, [id, version, stage, stageSince, personInCharge ?? null, ...said, isOver]);
  }

  /** What it comes to now: no new version, because nothing was decided. */
  seen(tx: Tx, { id }: OpenAlarm, value: number): void {
    tx.write('update alarms set latest_value = $2, latest_at = $3 where id = $1', [id, value, tx.asOf]);
  }

  /** What somebody had closed has ended since. */
  over(tx: Tx, { id }: ClosedAlarm): void {
    tx.write('update alarms set is_over = true where id = $1', [id]);
  }

  addComment(tx: Tx, { id: alarmId, commune }: Alarm, text: string): AlarmComment {
    const comment = { id: newId(), text, at: tx.asOf, person: tx.context.principal.person };
    tx.write('insert into alarm_comments (id, alarm_id, commune, text, at, person) values ($1, $2, $3, $4, $5, $6)', [
      ...[comment.id, alarmId, commune, this.sealed.seal(text, COMMENT), comment.at, comment.person],
    ]);
    return comment;
  }

  /** The newest first. */
  async comments(tx: Tx, alarmId: string, page: PageQuery): Promise<Page<AlarmComment>> {
    const after = decodeCursor(page.cursor, 2) ?? [null, null];
    const sql = `
      select id, text, at, person from alarm_comments
       where alarm_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
       order by at desc, id desc limit $4`;
    type Row = Omit<AlarmComment, 'text'> & { text: Buffer };
    const rows = await tx.query<Row>(sql, [alarmId, ...after, page.limit + 1]);
    return pageOf(
      rows,
      page.limit,
      ({ at, id }) => [at.toISOString(), id],
      ({ text, ...row }) => ({ ...row, text: this.sealed.open(text, COMMENT) }),
    );
  }

  private async rows(tx: Tx, where: string, values: unknown[]): Promise<Alarm[]> {
    const rows = await tx.query<Record<string, unknown>>(`select ${COLUMNS} from alarms ${where}`, values);
    // What a stage does not have is null.
    return rows.map(
      (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Alarm,
    );
  }
}

function found([alarm]: readonly Alarm[]): Alarm {
  if (!alarm) throw new RefusedError(refuse(AlarmErrors.NOT_FOUND));
  return alarm;
}
