import type { LightColour } from '@oln/contracts';
import type { Formula, Indicator } from '../indicator/indicator.js';
import { behindOf, lightOf, round } from '../light/light.js';
import { cellsOf, groupsOf, keyOf, sumOf, type Cell, type Dimension } from './cell.js';
import { spreadOf } from './spread.js';

/** One figure: a value with what it was reckoned from. */
export interface Figure {
  indicator: string;
  commune?: string;
  month?: string;
  line?: string;
  code?: string;
  /** A count, a share from 0 to 1, a mean, or the median of times. Absent: there is nothing to reckon it from. */
  value?: number;
  numerator?: number;
  denominator?: number;
  /** 90th percentile of times. */
  p90?: number;
  /** Of coverage: the value that is expected by now, every day of the commitment being alike, and how it stands to that. */
  expected?: number;
  light?: LightColour;
  /** Not shown: somebody could be found by it. */
  suppressed?: boolean;
}

/** Families that a commune is committed to attend in a line. */
export interface Committed {
  commune: string;
  line: string;
  families: number;
  /** Of them, those expected by now. Absent: nobody wants to know how it stands. */
  expected?: number;
}

export interface Evaluating {
  cells: readonly Cell[];
  committed: readonly Committed[];
  by: readonly Dimension[];
  /** Months that have to be there, whether or not anything happened in them. */
  months: readonly string[];
}

/** Every figure of an indicator that is asked for, in the order of its keys. Pure: the formula is the indicator's own data. */
export function evaluate({ id, formula }: Indicator, evaluating: Evaluating): Figure[] {
  const { by } = evaluating;
  const counted = cellsOf(evaluating.cells, formula.of);
  const base = 'per' in formula ? cellsOf(evaluating.cells, formula.per) : [];
  const committed = formula.form === 'coverage' ? evaluating.committed.map(asCell) : [];
  const pace = formula.form === 'coverage' ? groupsOf(evaluating.committed.map(asExpected), by) : NO_GROUPS;
  const [groups, baseGroups] = [groupsOf(counted, by), groupsOf([...base, ...committed], by)];
  const keys = keysOf(evaluating, [...counted, ...baseShown(formula, [...base, ...committed])]);
  return keys.map(({ key, named }) => {
    const over = baseGroups.get(baseKey(formula, by, named)) ?? baseFor(formula, base, by, named);
    const figure = reckoned(formula, groups.get(key) ?? [], over);
    return { indicator: id, ...named, ...figure, ...standingOf(figure, sumOf(pace.get(key) ?? [])) };
  });
}

const NO_GROUPS: ReadonlyMap<string, readonly Cell[]> = new Map();

/** How coverage stands, where anything of the commitment is expected by now. */
function standingOf({ value, denominator }: Numbers, families: number): Pick<Figure, 'expected' | 'light'> {
  if (value === undefined || !denominator || families <= 0) return {};
  const expected = round(families / denominator);
  return { expected, light: lightOf(behindOf(value, expected, 'more')) };
}

/** What is divided by code stands for itself; codes of the base say nothing where it is a whole. */
const baseShown = (formula: Formula, base: readonly Cell[]): readonly Cell[] =>
  formula.form === 'share' && !formula.byCode ? base.map((cell) => ({ ...cell, code: NOWHERE })) : base;
const NOWHERE = '\u0000';

type Named = Partial<Pick<Cell, Dimension>>;
type Numbers = Pick<Figure, 'value' | 'numerator' | 'denominator' | 'p90'>;

function keysOf({ by, months }: Evaluating, cells: readonly Cell[]): { key: string; named: Named }[] {
  const keys = new Map<string, Named>();
  const name = (cell: Pick<Cell, Dimension>): void => {
    if (by.includes('code') && cell.code === NOWHERE) return;
    const named = Object.fromEntries(by.map((dimension) => [dimension, cell[dimension]])) as Named;
    keys.set(keyOf(cell, by), named);
  };
  if (by.length === 0) name(NOTHING);
  if (by.length === 1 && by[0] === 'month') for (const month of months) name({ ...NOTHING, month });
  cells.forEach(name);
  return [...keys].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, named]) => ({ key, named }));
}

const NOTHING = { commune: '', month: '', line: '', code: '' };

const baseKey = (formula: Formula, by: readonly Dimension[], named: Named): string =>
  formula.form === 'share' && !formula.byCode && by.includes('code') ? NOWHERE : keyOf({ ...NOTHING, ...named }, by);

/** Of a share by code the whole is everything that has the other keys, whatever its code. */
function baseFor(formula: Formula, base: readonly Cell[], by: readonly Dimension[], named: Named): readonly Cell[] {
  if (formula.form !== 'share' || formula.byCode || !by.includes('code')) return [];
  const others = by.filter((dimension) => dimension !== 'code');
  return base.filter((cell) => others.every((dimension) => cell[dimension] === named[dimension]));
}

function reckoned(formula: Formula, counted: readonly Cell[], base: readonly Cell[]): Numbers {
  switch (formula.form) {
    case 'count': {
      const numerator = sumOf(counted);
      return { value: numerator, numerator };
    }
    case 'share':
    case 'coverage':
      return ratio(sumOf(counted), sumOf(base));
    case 'each': {
      const people = [...groupsOf(counted, ['commune', 'code'])].filter(([, cells]) => sumOf(cells) > 0);
      return ratio(sumOf(counted), people.length);
    }
    case 'times':
    case 'ages': {
      const spread = spreadOf(counted);
      return spread ? { value: spread.median, p90: spread.p90, denominator: spread.n } : { denominator: 0 };
    }
  }
}

const ratio = (numerator: number, denominator: number): Numbers =>
  denominator > 0 ? { value: round(numerator / denominator), numerator, denominator } : { numerator, denominator };

const asCell = ({ commune, line, families }: Committed): Cell => ({
  ...{ measure: 'case.attended', commune, line, month: '', code: '', value: -1, n: families },
});

const asExpected = (committed: Committed): Cell => ({ ...asCell(committed), n: committed.expected ?? 0 });
