import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@oln/calendar';
import type { Tx } from '@oln/service-kit';
import type { MeasureName } from '../fact/measures.js';
import { cellsOf, type Cell } from '../figure/cell.js';
import { FigureRepository } from '../figure/figure.repository.js';
import type { Narrowing } from '../figure/records.repository.js';
import type { Findings } from './alarm-conditions.js';
import type { Threshold } from './alarm-rules.js';

const COUNTED: readonly MeasureName[] = ['work.overdue', 'gap.open', 'case.in-charge', 'staff.maximum'];
const AGED: readonly MeasureName[] = ['referral.waiting', 'request.stage'];

/** Communes of which anything was heard, behind one: from one to the next by the table's own order. */
const COMMUNES = `
  with recursive named (commune, n) as (
    (select commune, 1 from heard where generation = $1 and commune > $2 order by commune limit 1)
    union all
    select (select heard.commune from heard where heard.generation = $1 and heard.commune > named.commune order by heard.commune limit 1), n + 1
      from named where named.commune is not null and n < $3)
  select commune from named where commune is not null`;

const known = (mark: string, day: string): string =>
  `${mark}.since_day <= ${day}::date and ${mark}.until_day > ${day}::date`;
const same = (mark: string, stage: string): string =>
  `${mark}.generation = ${stage}.generation and ${mark}.commune = ${stage}.commune and ${mark}.kind = ${stage}.kind and ${mark}.record = ${stage}.record`;
const inCharge = (stage: string, day: string): string =>
  `${same('in_charge', stage)} and in_charge.measure = 'case.in-charge' and ${known('in_charge', day)}`;

/** That the last session that was held, or else the beginning of the execution, is longer ago than these days of its line. */
const isSilent = (stage: string, day: string, [management, therapy]: readonly [string, string]): string => `
  ${day}::date - greatest(${stage}.on_day, (
     select max(session.on_day) from marks session
      where ${same('session', stage)} and session.measure = 'case.session' and session.code = 'held'
        and session.since_day <= ${day}::date and session.on_day <= ${day}::date))
   > case ${stage}.line when 'family-therapy' then ${therapy}::int else ${management}::int end`;

/** Cases in execution too long without a session, by who is in charge of them. */
const WITHOUT_SESSION = `
  select in_charge.code as person, count(*)::int as n
    from marks stage
    left join marks in_charge on ${inCharge('stage', '$3')}
   where stage.generation = $1 and stage.commune = $2 and stage.kind = 'case' and stage.measure = 'case.stage' and stage.code = 'execution'
     and ${known('stage', '$3')} and ${isSilent('stage', '$3', ['$4', '$5'])}
   group by 1 order by 1`;

/** The same cases one by one: of somebody, or of nobody. */
export const silentCases =
  (person: string | undefined, days: Threshold['days']): Narrowing =>
  (place, day) => {
    const longest = [place(days?.['case-management'] ?? null), place(days?.['family-therapy'] ?? null)] as const;
    const whose = `select from marks in_charge where ${inCharge('marks', day)}`;
    const isOf =
      person === undefined ? `not exists (${whose})` : `exists (${whose} and in_charge.code = ${place(person)})`;
    return `${isSilent('marks', day, longest)} and ${isOf}`;
  };

/** What has stood longer than so many days. */
export const olderThan =
  (days: number): Narrowing =>
  (place, day) =>
    `${day}::date - on_day > ${place(days)}::int`;

/** Reads what anybody could be alarmed by out of the table `marks`. */
@Injectable()
export class AlarmFindings {
  constructor(private readonly figures: FigureRepository) {}

  async communes(tx: Tx, generation: number, after: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ commune: string }>(COMMUNES, [generation, after, limit]);
    return rows.map(({ commune }) => commune);
  }

  /** Of one commune, at the end of a day or what is known of it by now. */
  async of(
    tx: Tx,
    { generation, commune, on, days }: { generation: number; commune: string; on: LocalDate; days: Threshold['days'] },
  ): Promise<Findings> {
    const asked = { generation, commune, by: ['line', 'code'] as const };
    const counted = await this.figures.stocks(tx, { ...asked, measures: COUNTED }, on);
    const aged = await this.figures.ages(tx, { ...asked, measures: AGED }, on);
    const of = (cells: readonly Cell[], measure: MeasureName, codes?: string[]): Cell[] =>
      cellsOf(cells, { measure, codes });
    return {
      waiting: of(aged, 'referral.waiting'),
      queue: of(aged, 'request.stage', ['assignment']),
      overdue: of(counted, 'work.overdue'),
      gaps: of(counted, 'gap.open'),
      inCharge: of(counted, 'case.in-charge'),
      maxima: of(counted, 'staff.maximum'),
      withoutSession: await tx.query<{ person: string | null; n: number }>(WITHOUT_SESSION, [
        ...[generation, commune, on, days?.['case-management'] ?? null, days?.['family-therapy'] ?? null],
      ]),
    };
  }
}
