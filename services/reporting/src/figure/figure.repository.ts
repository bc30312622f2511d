import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@oln/calendar';
import { withinReach, type Tx } from '@oln/service-kit';
import type { MeasureName } from '../fact/measures.js';
import type { Cell, Dimension } from './cell.js';
import type { Period } from './period.js';

/** Which marks are summed up, and by what. */
export interface Asked {
  generation: number;
  measures: readonly MeasureName[];
  /** CUT code of a commune, or its first two digits: of a region. Absent: everything within reach. */
  commune?: string;
  region?: string;
  line?: string;
  by: readonly Dimension[];
  /** Counts alone: whatever the values are. */
  valueless?: boolean;
}

const day = (place: string): string => `${place}::date`;
const month = (column: string): string => `to_char(${column}, 'YYYY-MM')`;

/** Reads the tables `rollups` and `marks`: what one gives for whole months the other gives for any day. */
@Injectable()
export class FigureRepository {
  /** What happened, from the sums by month. */
  flowsByMonth(tx: Tx, asked: Asked, { from, to, asOf }: Period): Promise<Cell[]> {
    const select = new Select(tx, asked, { table: 'rollups', month: month('on_month') });
    select.and(`on_month between ${day(select.place(from))} and ${day(select.place(to))}`);
    return select.and(`month <= ${day(select.place(asOf))}`).rows();
  }

  flows(tx: Tx, asked: Asked, { from, to, asOf }: Period): Promise<Cell[]> {
    const select = new Select(tx, asked, { table: 'marks', month: month('on_day') });
    select.and(`on_day between ${day(select.place(from))} and ${day(select.place(to))}`);
    return select.known(asOf).rows();
  }

  /** What changed of what stands, by month; everything before `since` under the month of `since`. */
  changesByMonth(tx: Tx, asked: Asked, { since, until }: { since: LocalDate; until: LocalDate }): Promise<Cell[]> {
    const first = day(`'${since.slice(0, 7)}-01'`);
    const select = new Select(tx, asked, { table: 'rollups', month: month(`greatest(month, ${first})`) });
    return select.and(`month <= ${day(select.place(until))}`).rows();
  }

  stocks(tx: Tx, asked: Asked, on: LocalDate): Promise<Cell[]> {
    const select = new Select(tx, asked, { table: 'marks', month: `'${on.slice(0, 7)}'::text` });
    return select.known(on).rows();
  }

  /** How long what stands has stood, in days: the value of each cell. */
  ages(tx: Tx, asked: Asked, on: LocalDate): Promise<Cell[]> {
    const age = `('${on}'::date - on_day)`;
    const select = new Select(tx, asked, { table: 'marks', month: `'${on.slice(0, 7)}'::text`, value: age });
    return select.known(on).rows();
  }
}

class Select {
  private readonly values: unknown[] = [];
  private readonly conditions: string[];

  constructor(
    private readonly tx: Tx,
    private readonly asked: Asked,
    private readonly from: { table: 'rollups' | 'marks'; month: string; value?: string },
  ) {
    const { generation, measures, commune, region, line } = asked;
    this.conditions = [`generation = ${this.place(generation)}`, `measure = any (${this.place(measures)})`];
    this.and(withinReach(tx, 'commune'));
    if (commune) this.and(`commune = ${this.place(commune)}`);
    if (region) this.and(`left(commune, 2) = ${this.place(region)}`);
    if (line) this.and(`line = ${this.place(line)}`);
  }

  place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  and(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  known(on: LocalDate): this {
    const at = day(this.place(on));
    return this.and(`since_day <= ${at} and until_day > ${at}`);
  }

  async rows(): Promise<Cell[]> {
    const { by, valueless } = this.asked;
    const only = (dimension: Dimension, column: string): string => (by.includes(dimension) ? column : `''::text`);
    const value = valueless ? '-1' : (this.from.value ?? 'value');
    const sql = `
      select ${COLUMNS.map((name) => `json_agg(${name}) as ${name}`).join(', ')}
        from (select measure, ${only('commune', 'commune')} as commune, ${only('month', this.from.month)} as month,
                     ${only('line', 'line')} as line, ${only('code', 'code')} as code, ${value} as value, sum(n)::int as n
                from ${this.from.table} where ${this.conditions.join(' and ')}
               group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0) cells`;
    const [columns] = await this.tx.query<{ [Name in keyof Cell]: Cell[Name][] | null }>(sql, this.values);
    return cellsIn(columns!);
  }
}

const COLUMNS = [
  'measure',
  'commune',
  'month',
  'line',
  'code',
  'value',
  'n',
] as const satisfies readonly (keyof Cell)[];

/** As lists, one for each column: of a country there are tens of thousands of cells, and a row takes longer to read than to reckon. */
function cellsIn({
  measure,
  commune,
  month,
  line,
  code,
  value,
  n,
}: { [Name in keyof Cell]: Cell[Name][] | null }): Cell[] {
  return (measure ?? []).map((name, at) => ({
    measure: name,
    commune: commune![at]!,
    month: month![at]!,
    line: line![at]!,
    code: code![at]!,
    value: value![at]!,
    n: n![at]!,
  }));
}
