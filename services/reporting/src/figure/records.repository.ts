import { Injectable } from '@nestjs/common';
import { withinReach, type Tx } from '@oln/service-kit';
import { measureOf, type MeasureName } from '../fact/measures.js';
import type { Period } from './period.js';

export interface CountedRecord {
  kind: string;
  record: string;
  commune: string;
  line: string;
  code: string;
  on: string;
  since: string;
  value: number;
}

/** One condition more on the table `marks`: `place` puts a value in, `day` is the one on which it is looked at. */
export type Narrowing = (place: (value: unknown) => string, day: string) => string;

/** What is counted, and when. */
export interface Counted {
  measure: MeasureName;
  codes?: readonly string[];
  commune: string;
  line?: string;
  period: Period;
  /** Day on which what stands is counted. */
  standsOn: string;
  also?: Narrowing;
}

export interface RecordsAsked extends Counted {
  generation: number;
  /** Cases in the charge of this person alone, and nothing that is no case. */
  inChargeOf?: string;
  /** Key of the last one seen. */
  after?: readonly (string | number | null)[];
  limit: number;
}

const OF_PERSON = (place: string): string => `
  kind = 'case' and exists (select from marks held where held.generation = marks.generation and held.commune = marks.commune
     and held.kind = 'case' and held.record = marks.record and held.measure = 'case.in-charge' and held.code = ${place} and held.until_day = date '9999-12-31')`;

/** The records that a figure counts, the latest day first. */
@Injectable()
export class RecordsRepository {
  async list(tx: Tx, asked: RecordsAsked): Promise<CountedRecord[]> {
    const values: unknown[] = [];
    const place = (value: unknown): string => `$${values.push(value)}`;
    const { period } = asked;
    const isFlow = measureOf(asked.measure).time === 'flow';
    const day = place(isFlow ? period.asOf : asked.standsOn);
    const conditions = [
      `generation = ${place(asked.generation)}`,
      `measure = ${place(asked.measure)}`,
      withinReach(tx, 'commune'),
      `commune = ${place(asked.commune)}`,
      `since_day <= ${day}::date and until_day > ${day}::date`,
      ...(isFlow ? [`on_day between ${place(period.from)}::date and ${place(period.to)}::date`] : []),
      ...(asked.codes ? [`code = any (${place(asked.codes)})`] : []),
      ...(asked.line ? [`line = ${place(asked.line)}`] : []),
      ...(asked.also ? [asked.also(place, day)] : []),
      ...(asked.inChargeOf ? [OF_PERSON(place(asked.inChargeOf))] : []),
    ];
    if (asked.after) {
      const [on, record, code, since, value] = asked.after;
      const [at, key] = [place(on), [record, code, since, value].map(place)];
      conditions.push(
        `(on_day < ${at}::date or on_day = ${at}::date and (record, code, since_day, value) > (${key[0]}, ${key[1]}, ${key[2]}::date, ${key[3]}::int))`,
      );
    }
    const sql = `
      select kind, record, commune, line, code, on_day::text as "on", since_day::text as since, value
        from marks where ${conditions.join(' and ')}
       order by on_day desc, record, code, since_day, value limit ${place(asked.limit + 1)}`;
    return tx.query<CountedRecord>(sql, values);
  }
}
