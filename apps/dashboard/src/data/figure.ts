import type { LightColour } from '@oln/contracts/processes';

/** A figure as the service of reporting answers it (`FigureDto` of its OpenAPI document). */
export interface Figure {
  indicator: string;
  commune?: string;
  month?: string;
  line?: string;
  code?: string;
  /** A count, a share from 0 to 1, a mean or a median; absent where there is nothing to reckon it from. */
  value?: number;
  numerator?: number;
  denominator?: number;
  p90?: number;
  /** Of coverage: what is expected by now, and how it stands to that. */
  expected?: number;
  light?: LightColour;
  /** Not shown: of fewer than five, or it would give away one that is. */
  suppressed?: boolean;
}

export interface Figures {
  /** Local days. */
  from: string;
  to: string;
  asOf: string;
  items: Figure[];
}

/** A figure as it is shown: a number, one that is kept back, or none. */
export type Shown =
  | ({ kind: 'number'; value: number } & Pick<Figure, 'numerator' | 'denominator' | 'p90' | 'expected' | 'light'>)
  | { kind: 'reserved' }
  | { kind: 'none' };

export const NONE: Shown = { kind: 'none' };

export function shownOf(figure: Figure | undefined): Shown {
  if (!figure) return NONE;
  const { suppressed, value, numerator, denominator, p90, expected, light } = figure;
  if (suppressed) return { kind: 'reserved' };
  return value === undefined
    ? NONE
    : { kind: 'number', value, numerator, denominator, p90, ...(light && { expected, light }) };
}

/** The one figure of an indicator in an answer that is not divided. */
export const figureOf = ({ items }: Figures, indicator: string): Figure | undefined =>
  items.find((item) => item.indicator === indicator);

export const theOne = (figures: Figures, indicator: string): Shown => shownOf(figureOf(figures, indicator));

export interface Row {
  code: string;
  shown: Shown;
}

/** What was counted, where a share says it: the most of them stand first. */
const heightOf = ({ shown }: Row): number =>
  shown.kind === 'number' ? (shown.numerator ?? shown.value) : shown.kind === 'reserved' ? 0.5 : 0;

/** Figures of an indicator by code, commune or line, the largest first; what is kept back stands before what is nothing. */
export const rowsBy = (figures: Figures, indicator: string, by: 'code' | 'commune' | 'line'): Row[] =>
  figures.items
    .filter((item) => item.indicator === indicator && item[by] !== undefined)
    .map((item) => ({ code: item[by]!, shown: shownOf(item) }))
    .sort((one, other) => heightOf(other) - heightOf(one) || (one.code < other.code ? -1 : 1));

/** In a given order, each of them, also where there is nothing; what is not in the order comes after. */
export function rowsInOrder(rows: readonly Row[], order: readonly string[]): Row[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const others = rows.filter(({ code }) => !order.includes(code));
  return [...order.map((code) => byCode.get(code) ?? { code, shown: NONE }), ...others];
}

/** Without rows in which there is nothing. */
export const withSomething = (rows: readonly Row[]): Row[] =>
  rows.filter(({ shown }) => shown.kind === 'reserved' || (shown.kind === 'number' && shown.value !== 0));

/** The same with what was counted instead of its share. */
export const counted = (rows: readonly Row[]): Row[] =>
  rows.map(({ code, shown }) => ({
    code,
    shown:
      shown.kind === 'number' && shown.numerator !== undefined ? { kind: 'number', value: shown.numerator } : shown,
  }));

/** An indicator by month, in the order of the months; undefined where a month is kept back. */
export interface Series {
  indicator: string;
  points: { month: string; shown: Shown }[];
}

export const monthsIn = ({ items }: Figures): string[] =>
  [...new Set(items.flatMap(({ month }) => month ?? []))].sort();

export function seriesOf(figures: Figures, indicator: string, months = monthsIn(figures)): Series {
  const byMonth = new Map(
    figures.items.filter((item) => item.indicator === indicator).map((item) => [item.month, shownOf(item)]),
  );
  return { indicator, points: months.map((month) => ({ month, shown: byMonth.get(month) ?? NONE })) };
}

/** What stands at the end of a month that nothing is said of is nought; so is what happened in it. */
export const isEmptySeries = ({ points }: Series): boolean =>
  points.every(({ shown }) => shown.kind === 'none' || (shown.kind === 'number' && shown.value === 0));

/** Of what is counted, nothing said is nought. */
export const zeroIfNone = (shown: Shown | undefined): Shown =>
  !shown || shown.kind === 'none' ? { kind: 'number', value: 0 } : shown;
