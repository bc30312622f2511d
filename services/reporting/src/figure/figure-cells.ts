import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { measureOf, type MeasureName } from '../fact/measures.js';
import type { Formula, Indicator } from '../indicator/indicator.js';
import type { Cell, Dimension } from './cell.js';
import { FigureRepository, type Asked } from './figure.repository.js';
import { isWhole, isWholeMonths, lastOfMonth, monthsOf, standsOn, type Period } from './period.js';
import { addDays, type LocalDate } from '@oln/calendar';

export interface CellsAsked extends Omit<Asked, 'measures'> {
  period: Period;
  today: LocalDate;
}

/** The cells that formulas are reckoned from: out of the sums by month where those say it, otherwise out of the marks. */
@Injectable()
export class FigureCells {
  constructor(private readonly figures: FigureRepository) {}

  async of(tx: Tx, indicators: readonly Indicator[], asked: CellsAsked): Promise<Map<string, Cell[]>> {
    const formulas = indicators.map(({ formula }) => formula);
    const measures = [...new Set(formulas.filter(({ form }) => form !== 'ages').flatMap(measuresOf))];
    const aged = [...new Set(formulas.filter(({ form }) => form === 'ages').flatMap(measuresOf))];
    const flows = measures.filter((measure) => measureOf(measure).time === 'flow');
    const stocks = measures.filter((measure) => measureOf(measure).time === 'stock');
    const [flowed, stood, ages] = await Promise.all([
      this.flows(tx, flows, asked),
      this.stocks(tx, stocks, asked),
      aged.length > 0 ? this.figures.ages(tx, { ...asked, measures: aged }, standsOn(asked.period)) : [],
    ]);
    const counted = [...flowed, ...stood];
    return new Map(indicators.map(({ id, formula }) => [id, formula.form === 'ages' ? ages : counted]));
  }

  private async flows(
    tx: Tx,
    measures: readonly MeasureName[],
    { period, today, ...asked }: CellsAsked,
  ): Promise<Cell[]> {
    if (measures.length === 0) return [];
    const whole = isWholeMonths(period) && isWhole(period.asOf, today);
    return whole
      ? this.figures.flowsByMonth(tx, { ...asked, measures }, period)
      : this.figures.flows(tx, { ...asked, measures }, period);
  }

  private async stocks(
    tx: Tx,
    measures: readonly MeasureName[],
    { period, today, ...asked }: CellsAsked,
  ): Promise<Cell[]> {
    if (measures.length === 0) return [];
    const all = { ...asked, measures };
    const on = standsOn(period);
    const whole = isWhole(on, today);
    if (!asked.by.includes('month'))
      return whole ? this.figures.changesByMonth(tx, all, { since: on, until: on }) : this.figures.stocks(tx, all, on);
    const months = monthsOf(period);
    const until = whole ? on : addDays(`${on.slice(0, 7)}-01`, -1);
    const ended = months.filter((month) => lastOfMonth(`${month}-01`) <= lastOfMonth(until));
    const changes = await this.figures.changesByMonth(tx, all, { since: period.from, until });
    const last = whole ? [] : await this.figures.stocks(tx, all, on);
    return [...stockByMonth(changes, ended), ...last];
  }
}

const measuresOf = (formula: Formula): MeasureName[] =>
  'per' in formula ? [formula.of.measure, formula.per.measure] : [formula.of.measure];

/** What stood at the end of each month, from what changed in each. */
export function stockByMonth(changes: readonly Cell[], months: readonly string[]): Cell[] {
  const courses = new Map<string, Cell[]>();
  const others: readonly Dimension[] = ['commune', 'line', 'code'];
  for (const change of changes) {
    const key = [change.measure, change.value, ...others.map((dimension) => change[dimension])].join('|');
    courses.set(key, [...(courses.get(key) ?? []), change]);
  }
  return [...courses.values()].flatMap((course) =>
    months.flatMap((month) => {
      const n = course.filter((change) => change.month <= month).reduce((sum, change) => sum + change.n, 0);
      return n === 0 ? [] : [{ ...course[0]!, month, n }];
    }),
  );
}
