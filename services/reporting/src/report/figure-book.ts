import type { Figure } from '../figure/evaluate.js';
import type { Breakdown, Indicator } from '../indicator/indicator.js';
import { findIndicator } from '../indicator/indicators.js';

/** What the columns of a report are of. */
export const SPANS = ['month', 'year', 'lastYear'] as const;
export type Span = (typeof SPANS)[number];

/** Figures as they were asked for. */
export interface Told {
  span: Span | 'trend';
  by: readonly Breakdown[];
  items: readonly Figure[];
}

/** What there is to say of a figure: it, that it is not shown, or that there is nothing to reckon it from. */
export type Value =
  | ({ is: 'figure'; value: number } & Pick<Figure, 'numerator' | 'denominator' | 'p90' | 'expected' | 'light'>)
  | { is: 'hidden' }
  | { is: 'none' };

/** Where within an indicator. */
export interface Part {
  line?: string;
  code?: string;
}

/** The figures of a report, to be looked up. */
export class FigureBook {
  private readonly figures = new Map<string, Figure>();
  private readonly parts = new Map<string, string[]>();

  constructor(told: readonly Told[]) {
    for (const { span, by, items } of told) for (const figure of items) this.add(span, by, figure);
  }

  of(span: Span, indicator: string, part: Part = {}): Value {
    const figure = this.figures.get(keyOf(span, indicator, part.line ?? part.code ?? ''));
    return figure ? valueOf(figure) : this.absent(span, findIndicator(indicator)!, part);
  }

  /** `2026-03` */
  inMonth(indicator: string, month: string): Value {
    const figure = this.figures.get(keyOf('trend', indicator, month));
    return figure ? valueOf(figure) : findIndicator(indicator)!.formula.form === 'count' ? ZERO : NONE;
  }

  /** Codes or lines for which there is a figure in any of these, in the order of their names. */
  partsOf(indicator: string, spans: readonly Span[] = SPANS): string[] {
    return [...new Set(spans.flatMap((span) => this.parts.get(`${span} ${indicator}`) ?? []))].sort();
  }

  private add(span: Told['span'], by: readonly Breakdown[], figure: Figure): void {
    const part = by.map((one) => figure[one] ?? '').join('|');
    this.figures.set(keyOf(span, figure.indicator, part), figure);
    if (by.length === 0 || span === 'trend' || part === '') return;
    const list = `${span} ${figure.indicator}`;
    this.parts.set(list, [...(this.parts.get(list) ?? []), part]);
  }

  /** Of what nothing was counted no figure is told. */
  private absent(span: Span, { id, formula }: Indicator, part: Part): Value {
    if (formula.form === 'count') return ZERO;
    const whole = this.figures.get(keyOf(span, id, ''));
    const isPart = part.line !== undefined || part.code !== undefined;
    if (formula.form !== 'share' || formula.byCode || part.line !== undefined || !isPart || !whole?.denominator)
      return NONE;
    return { is: 'figure', value: 0, numerator: 0, denominator: whole.denominator };
  }
}

const keyOf = (span: Told['span'], indicator: string, part: string): string => `${span} ${indicator} ${part}`;

const ZERO: Value = { is: 'figure', value: 0, numerator: 0 };
const NONE: Value = { is: 'none' };

function valueOf({ suppressed, value, numerator, denominator, p90, expected, light }: Figure): Value {
  if (suppressed) return { is: 'hidden' };
  if (value === undefined) return NONE;
  return { is: 'figure', value, numerator, denominator, p90, ...(light && { expected, light }) };
}

/** Undefined where it is not shown, or there is none. */
export const shown = (value: Value): number | undefined => (value.is === 'figure' ? value.value : undefined);
