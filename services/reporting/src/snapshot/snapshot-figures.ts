import { createHash } from 'node:crypto';
import { measureOf } from '../fact/measures.js';
import { groupsOf, type Cell, type Dimension } from '../figure/cell.js';
import { evaluate, type Committed, type Figure } from '../figure/evaluate.js';
import { protect } from '../figure/protect.js';
import type { Breakdown, Indicator } from '../indicator/indicator.js';

/** `quarter`: what happened in it, and what stood at its end. `year`: what happened from 1 January to its end. */
export const SPANS = ['quarter', 'year'] as const;
export type Span = (typeof SPANS)[number];

/** One figure as it was taken. */
export interface SnapshotFigure extends Pick<
  Figure,
  'indicator' | 'line' | 'code' | 'value' | 'numerator' | 'denominator' | 'p90'
> {
  span: Span;
  /** Somebody could be found by it: it stays within the commune. */
  inside?: true;
}

type Placed = Figure & { commune: string };

/** What an indicator is divided by in a snapshot. Nobody of the office is named in what is kept for ever. */
function divisionsOf({ by, formula }: Indicator): Breakdown[][] {
  const isOfPerson = measureOf(formula.of.measure).of === 'person';
  const [line, code] = [by.includes('line'), by.includes('code') && !isOfPerson];
  const all: [boolean, Breakdown[]][] = [
    [true, []],
    [line, ['line']],
    [code, ['code']],
    [line && code, ['line', 'code']],
  ];
  return all.filter(([is]) => is).map(([, division]) => division);
}

/** What happened counts for the year as well; what stands, stands at the end of both. */
export const isOfSpan = ({ formula }: Indicator, span: Span): boolean =>
  span === 'quarter' || measureOf(formula.of.measure).time === 'flow';

/** Cells of each commune, each list gone through once. */
class ByCommune {
  private readonly known = new Map<readonly Cell[], Map<string, Cell[]>>();

  of(cells: readonly Cell[], commune: string): readonly Cell[] {
    const groups = this.known.get(cells) ?? groupsOf(cells, ['commune']);
    this.known.set(cells, groups);
    return groups.get(commune) ?? [];
  }
}

export interface Reckoning {
  span: Span;
  indicators: readonly Indicator[];
  /** By indicator: of all communes, by commune, line and code. */
  cells: ReadonlyMap<string, readonly Cell[]>;
  committed: readonly Committed[];
  communes: readonly string[];
}

/** Every figure of every commune, and which of them stay inside. Pure. */
export function figuresOf(reckoning: Reckoning): Map<string, SnapshotFigure[]> {
  const { span, indicators, communes } = reckoning;
  const found = new Map<string, SnapshotFigure[]>(communes.map((commune) => [commune, []]));
  const byCommune = new ByCommune();
  for (const indicator of indicators.filter((one) => isOfSpan(one, span)))
    for (const by of divisionsOf(indicator)) {
      const figures = placed(reckoning, indicator, by, byCommune);
      const inside = staysInside(figures, indicator, by, reckoning.cells.get(indicator.id) ?? []);
      figures.forEach(({ commune, month: _month, suppressed: _suppressed, ...figure }, index) =>
        found.get(commune)!.push({ span, ...figure, ...(inside[index] && { inside: true }) }),
      );
    }
  return found;
}

function placed(
  { cells, committed, communes }: Reckoning,
  indicator: Indicator,
  by: readonly Breakdown[],
  byCommune: ByCommune,
): Placed[] {
  const all = cells.get(indicator.id) ?? [];
  return communes.flatMap((commune) => {
    const own = committed.filter((one) => one.commune === commune);
    const figures = evaluate(indicator, { cells: byCommune.of(all, commune), committed: own, by, months: [] });
    return figures.map((figure) => ({ ...figure, commune }));
  });
}

/**
 * What nobody outside sees. Whoever asks for figures from outside is answered by the same table of all communes, so that neither a snapshot
 * nor what is published of it tells what an answer hides.
 */
function staysInside(
  figures: readonly Placed[],
  indicator: Indicator,
  by: readonly Breakdown[],
  cells: readonly Cell[],
): boolean[] {
  const dimensions: Dimension[] = ['commune', ...by];
  const shown = protect(figures, indicator, { cells, by: dimensions, scope: {}, reach: '*' });
  return shown.map(({ suppressed }) => suppressed === true);
}

const keyOf = ({ span, indicator, line = '', code = '' }: SnapshotFigure): string =>
  [span, indicator, line, code].join('|');

/** In one order, with every field in its place: the same figures are the same text. */
export const inOrder = (figures: readonly SnapshotFigure[]): SnapshotFigure[] =>
  figures
    .map(({ span, indicator, line, code, value, numerator, denominator, p90, inside }) => ({
      ...{ span, indicator, line, code, value, numerator, denominator, p90, inside },
    }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

/** SHA-256, in hexadecimal, of whose figures they are and what they say. */
export const hashOf = (
  { commune, quarter }: { commune: string; quarter: string },
  figures: readonly SnapshotFigure[],
): string =>
  createHash('sha256')
    .update(JSON.stringify({ commune, quarter, figures: inOrder(figures) }))
    .digest('hex');

/** A figure that is another one today. */
export interface FigureChange extends Pick<SnapshotFigure, 'span' | 'indicator' | 'line' | 'code'> {
  taken?: Numbers;
  today?: Numbers;
}
export type Numbers = Pick<Figure, 'value' | 'numerator' | 'denominator' | 'p90'>;

const numbersOf = ({ value, numerator, denominator, p90 }: SnapshotFigure): Numbers => ({
  ...{ value, numerator, denominator, p90 },
});

/** What differs between two takings, in their order; a figure that one of them lacks is undefined there. */
export function changesBetween(taken: readonly SnapshotFigure[], today: readonly SnapshotFigure[]): FigureChange[] {
  const [before, after] = [taken, today].map((all) => new Map(all.map((figure) => [keyOf(figure), figure])));
  const keys = [...new Set([...before!.keys(), ...after!.keys()])].sort();
  return keys.flatMap((key) => {
    const [was, is] = [before!.get(key), after!.get(key)];
    const [one, other] = [was && numbersOf(was), is && numbersOf(is)];
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    const { span, indicator, line, code } = (was ?? is)!;
    return [{ span, indicator, line, code, taken: one, today: other }];
  });
}
