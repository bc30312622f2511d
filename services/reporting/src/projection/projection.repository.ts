import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { KeptFact, RecordKind } from '../fact/history.js';
import { FOREVER, type Mark } from '../fact/mark.js';
import { MEASURE_NAMES, measureOf } from '../fact/measures.js';
import type { HeardFact } from '../heard/hearings.js';
import type { Rollup } from './rollups.js';

/** A record of a commune. */
export interface RecordRef {
  commune: string;
  kind: RecordKind;
  record: string;
}

/** What of a batch was new. */
export interface Kept {
  facts: number;
  records: RecordRef[];
}

export interface Remembered extends RecordRef {
  facts: KeptFact[];
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended($1 || commune, 0)) from unnest($2::text[]) as named (commune) order by commune`;

/** Lists, one for each column: whatever comes in thousands is read several times as fast as from JSON. */
const TOLD = `
  select $1::int, told.* from unnest($2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::timestamptz[], $10::jsonb[])
    as told (commune, kind, record, id, name, subject, version, at, data)`;

const HEARD = `insert into heard (generation, commune, kind, record, id, name, subject, version, at, data) ${TOLD} on conflict do nothing`;

const KEEP = `${HEARD} returning commune, kind, record`;
const LOAD = `with kept as (${HEARD} returning 1) select count(*)::int as facts from kept`;

const FACTS = `id, name, subject, version, (extract(epoch from at) * 1000)::float8 as at, data`;

const OF_RECORDS = `
  select heard.commune, heard.kind, heard.record, ${FACTS}
    from jsonb_to_recordset($2::jsonb) as named (commune text, kind text, record text)
    join heard on heard.generation = $1 and heard.commune = named.commune and heard.kind = named.kind and heard.record = named.record`;

const OF_COMMUNE = `
  select commune, kind, record, ${FACTS} from heard
   where generation = $1 and commune = $2 and (kind, record) > ($3, $4)
   order by kind, record, id limit $5`;

const MARK = `measure, line, code, on_day::text as "on", since_day::text as since, until_day::text as until, value, n`;

const MARKS_OF = `
  select marks.commune, marks.kind, marks.record, ${MARK}
    from jsonb_to_recordset($2::jsonb) as named (commune text, kind text, record text)
    join marks on marks.generation = $1 and marks.commune = named.commune and marks.kind = named.kind and marks.record = named.record`;

const ROW = `(commune text, kind text, record text, measure text, line text, code text, "on" date, since date, until date, value int, n int)`;

const DROP_MARKS = `
  delete from marks using jsonb_to_recordset($2::jsonb) as gone ${ROW}
   where marks.generation = $1 and marks.commune = gone.commune and marks.kind = gone.kind and marks.record = gone.record
     and marks.measure = gone.measure and marks.line = gone.line and marks.code = gone.code and marks.on_day = gone."on"
     and marks.since_day = gone.since and marks.until_day = gone.until and marks.value = gone.value`;

const ADD_MARKS = `
  insert into marks (generation, commune, kind, record, measure, line, code, on_day, since_day, until_day, value, n)
  select $1::int, added.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::date[], $10::date[],
                                      $11::int[], $12::int[]) as added`;

const KEY = '(commune text, measure text, line text, code text, value int, "onMonth" date, month date, n int)';

const ADD_ROLLUPS = `
  insert into rollups as known (generation, commune, measure, line, code, value, on_month, month, n)
  select $1::int, added.* from jsonb_to_recordset($2::jsonb) as added ${KEY}
  on conflict (generation, measure, commune, line, code, value, on_month, month) do update set n = known.n + excluded.n`;

const DROP_EMPTY = `
  delete from rollups using jsonb_to_recordset($2::jsonb) as touched ${KEY}
   where rollups.generation = $1 and rollups.measure = touched.measure and rollups.commune = touched.commune and rollups.line = touched.line
     and rollups.code = touched.code and rollups.value = touched.value and rollups.on_month = touched."onMonth"
     and rollups.month = touched.month and rollups.n = 0`;

const STOCKS = MEASURE_NAMES.filter((name) => measureOf(name).time === 'stock');

const MONTH_OF = (day: string): string => `date_trunc('month', ${day}::timestamp)::date`;

/** The same sums as `rollups.ts` makes of single marks, for a whole commune at once. */
const ROLL_UP = `
  insert into rollups (generation, commune, measure, line, code, value, on_month, month, n)
  select $1::int, $2::text, measure, line, code, value,
         case when measure = any ($3) then date '0001-01-01' else ${MONTH_OF('on_day')} end as on_month, moved.month, sum(moved.n)
    from marks,
         lateral (select ${MONTH_OF('since_day')} as month, marks.n
                  union all
                  select ${MONTH_OF('until_day')}, -marks.n where until_day < date '${FOREVER}') as moved
   where generation = $1 and commune = $2
   group by measure, line, code, value, on_month, moved.month
  having sum(moved.n) <> 0`;

/** The only file that writes the tables `heard`, `marks` and `rollups`. */
@Injectable()
export class ProjectionRepository {
  /** One at a time for a generation and a commune: until the end of the transaction. */
  async lock(tx: Tx, generation: number, communes: readonly string[]): Promise<void> {
    await tx.query(LOCK, [`reporting ${generation} `, communes]);
  }

  /** Keeps what is new; gives the records of which something is. In the order of the key, so that two who keep the same wait for each other once. */
  async keep(tx: Tx, generation: number, heard: readonly HeardFact[]): Promise<Kept> {
    const kept = await tx.query<RecordRef>(KEEP, [generation, ...columnsOf(heard)]);
    return { facts: kept.length, records: distinct(kept) };
  }

  /** The same, for who needs not know of which records something was new; gives how many facts were. */
  async load(tx: Tx, generation: number, heard: readonly HeardFact[]): Promise<number> {
    return (await tx.query<{ facts: number }>(LOAD, [generation, ...columnsOf(heard)]))[0]!.facts;
  }

  async factsOf(tx: Tx, generation: number, records: readonly RecordRef[]): Promise<Remembered[]> {
    return byRecord(await tx.query<RecordRef & KeptFact>(OF_RECORDS, [generation, JSON.stringify(records)]));
  }

  /** Whole records of a commune behind one, in order; `limit` is of facts. */
  async nextOf(
    tx: Tx,
    { generation, commune, after, limit }: { generation: number; commune: string; after?: RecordRef; limit: number },
  ): Promise<Remembered[]> {
    const values = [generation, commune, after?.kind ?? '', after?.record ?? '', limit];
    const rows = await tx.query<RecordRef & KeptFact>(OF_COMMUNE, values);
    const records = byRecord(rows);
    if (rows.length < limit) return records;
    // The last one may go on behind the page; one that fills it by itself is fetched whole.
    return records.length > 1 ? records.slice(0, -1) : this.factsOf(tx, generation, records);
  }

  async marksOf(tx: Tx, generation: number, records: readonly RecordRef[]): Promise<(RecordRef & Mark)[]> {
    return tx.query<RecordRef & Mark>(MARKS_OF, [generation, JSON.stringify(records)]);
  }

  dropMarks(tx: Tx, generation: number, marks: readonly MarkOfRecord[]): void {
    if (marks.length > 0) tx.write(DROP_MARKS, [generation, JSON.stringify(marks)]);
  }

  addMarks(tx: Tx, generation: number, marks: readonly MarkOfRecord[]): void {
    if (marks.length > 0)
      tx.write(ADD_MARKS, [generation, ...MARK_COLUMNS.map((name) => marks.map((mark) => mark[name]))]);
  }

  /** In the order of the key, as {@link keep}. What comes to nothing is taken away. */
  addRollups(tx: Tx, generation: number, rollups: readonly Rollup[]): void {
    if (rollups.length === 0) return;
    const values = [generation, JSON.stringify(rollups)];
    tx.write(ADD_ROLLUPS, values);
    tx.write(DROP_EMPTY, values);
  }

  /** Of a commune that has none yet. */
  rollUp(tx: Tx, generation: number, commune: string): void {
    tx.write(ROLL_UP, [generation, commune, STOCKS]);
  }
}

type MarkOfRecord = RecordRef & Mark;

const MARK_COLUMNS = [
  'commune',
  'kind',
  'record',
  'measure',
  'line',
  'code',
  'on',
  'since',
  'until',
  'value',
  'n',
] as const satisfies readonly (keyof MarkOfRecord)[];

/** In the order of the key, as the columns of {@link TOLD} stand. */
function columnsOf(heard: readonly HeardFact[]): unknown[] {
  const rows = heard
    .map((one) => ({ one, key: `${keyOf(one)} ${one.fact.id}` }))
    .sort(({ key }, other) => (key < other.key ? -1 : key > other.key ? 1 : 0))
    .map(({ one }) => one);
  return [
    rows.map(({ commune }) => commune),
    rows.map(({ kind }) => kind),
    rows.map(({ record }) => record),
    rows.map(({ fact }) => fact.id),
    rows.map(({ fact }) => fact.name),
    rows.map(({ fact }) => fact.subject),
    rows.map(({ fact }) => fact.version),
    rows.map(({ fact }) => new Date(fact.at).toISOString()),
    rows.map(({ fact }) => JSON.stringify(fact.data)),
  ];
}

const keyOf = ({ commune, kind, record }: RecordRef): string => `${commune} ${kind} ${record}`;

const distinct = (refs: readonly RecordRef[]): RecordRef[] => [
  ...new Map(refs.map((ref) => [keyOf(ref), ref])).values(),
];

/** Each once, in the order in which they come first. */
function byRecord(rows: readonly (RecordRef & KeptFact)[]): Remembered[] {
  const records = new Map<string, Remembered>();
  for (const { commune, kind, record, ...fact } of rows) {
    const key = keyOf({ commune, kind, record });
    const known = records.get(key) ?? { commune, kind, record, facts: [] };
    known.facts.push(fact);
    records.set(key, known);
  }
  return [...records.values()];
}
