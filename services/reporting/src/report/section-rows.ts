import { findIndicator } from '../indicator/indicators.js';
import { SPANS, shown, type FigureBook, type Part, type Span, type Value } from './figure-book.js';
import type { RowsDefinition } from './sections.js';
import type { Speech } from './speech.js';
import { valueText, type Unit } from './value-text.js';

/** A line of figures. */
export interface Row {
  indicator: string;
  label: string;
  /** A part of the whole that stands above it. */
  part?: Part;
  unit: Unit;
  values: Readonly<Record<Span, Value>>;
  /** As they are read. */
  texts: Readonly<Record<Span, string>>;
  change: Change;
}

/** The month against the same month of the year before. */
export interface Change {
  is: 'better' | 'worse' | 'same' | 'unknown';
  text: string;
}

const PARTS_AT_MOST = 10;
/** Two shares that differ by less than this are told as the same. */
const SAME_SHARE = 0.005;

export function rowsOf(definition: RowsDefinition, book: FigureBook, speech: Speech): Row[] {
  const { indicator } = definition;
  const { name, unit } = findIndicator(indicator)!;
  const whole = rowOf(indicator, `${speech.say(name)}${unitSaid(indicator, speech)}`, book, speech);
  const parts = partsOf(definition, book).map((part) => {
    const label = speech.say(definition.words!((part.line ?? part.code)!));
    return rowOf(indicator, label, book, speech, part);
  });
  if (definition.isHead) return [headOf(whole), ...parts];
  return unit === 'share' && isSpread(indicator) ? [heading(whole, speech), ...parts] : [whole, ...parts];
}

/** The share of all its codes together says nothing: how many there were does. */
const isSpread = (indicator: string): boolean => {
  const { formula } = findIndicator(indicator)!;
  return formula.form === 'share' && !formula.byCode && formula.of.measure === formula.per.measure && !formula.of.codes;
};

const NOTHING_SAID = { month: '', year: '', lastYear: '' } as const;
const headOf = (row: Row): Row => ({
  ...row,
  values: { month: { is: 'none' }, year: { is: 'none' }, lastYear: { is: 'none' } },
  texts: NOTHING_SAID,
  change: UNKNOWN,
});

function heading(row: Row, speech: Speech): Row {
  const values = Object.fromEntries(SPANS.map((span) => [span, countOf(row.values[span])])) as Row['values'];
  const texts = textsOf(values, 'families', speech);
  return { ...row, unit: 'families', values, texts, change: UNKNOWN };
}

const countOf = (value: Value): Value =>
  value.is === 'figure'
    ? { is: 'figure', value: value.denominator ?? 0, numerator: value.denominator ?? 0 }
    : value.is === 'none'
      ? { is: 'figure', value: 0, numerator: 0 }
      : value;

export function partsOf(
  { indicator, by, order = [] }: Pick<RowsDefinition, 'indicator' | 'by' | 'order'>,
  book: FigureBook,
): Part[] {
  if (!by) return [];
  const size = (part: string): number => sizeOf(book.of('year', indicator, { [by]: part }));
  const place = (part: string): number => (order.includes(part) ? order.indexOf(part) : order.length);
  return book
    .partsOf(indicator)
    .sort((one, other) => place(one) - place(other) || size(other) - size(one) || (one < other ? -1 : 1))
    .slice(0, PARTS_AT_MOST)
    .map((part) => ({ [by]: part }));
}

const sizeOf = (value: Value): number =>
  value.is === 'figure' ? (value.denominator && value.numerator !== undefined ? value.numerator : value.value) : 0;

function rowOf(indicator: string, label: string, book: FigureBook, speech: Speech, part?: Part): Row {
  const { unit } = findIndicator(indicator)!;
  const values = Object.fromEntries(SPANS.map((span) => [span, book.of(span, indicator, part)])) as Row['values'];
  return {
    indicator,
    label,
    part,
    unit,
    values,
    texts: textsOf(values, unit, speech),
    change: changeOf(indicator, values, speech),
  };
}

const textsOf = (values: Row['values'], unit: Unit, speech: Speech): Row['texts'] =>
  Object.fromEntries(SPANS.map((span) => [span, valueText(values[span], unit, speech)])) as Row['texts'];

const UNKNOWN: Change = { is: 'unknown', text: '' };

export function changeOf(indicator: string, { month, lastYear }: Row['values'], speech: Speech): Change {
  const { better, unit } = findIndicator(indicator)!;
  const [now, before] = [shown(month), shown(lastYear)];
  if (better === 'neither' || now === undefined || before === undefined) return UNKNOWN;
  if (Math.abs(now - before) < (unit === 'share' ? SAME_SHARE : Number.EPSILON))
    return { is: 'same', text: speech.say({ es: 'igual', en: 'same' }) };
  const arrow = now > before ? '↑' : '↓';
  return now > before === (better === 'more')
    ? { is: 'better', text: `${arrow} ${speech.say({ es: 'mejor', en: 'better' })}` }
    : { is: 'worse', text: `${arrow} ${speech.say({ es: 'peor', en: 'worse' })}` };
}

/** Of what stands: when it is counted. */
function unitSaid(indicator: string, speech: Speech): string {
  const { meaning } = findIndicator(indicator)!;
  const isOfTheEnd = /a la fecha de corte/.test(meaning.es) && STANDS.test(indicator);
  return isOfTheEnd ? speech.say({ es: ' (al cierre)', en: ' (at the end)' }) : '';
}

/** Indicators of what there is on a day. */
const STANDS = /-(length|age|open|overdue|participating|by-stage|in-force)$/;
