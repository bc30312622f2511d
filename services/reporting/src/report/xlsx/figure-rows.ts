import type { Cell, Row as SheetRow, SheetData } from 'write-excel-file/node';
import { SPANS, type Span, type Value } from '../figure-book.js';
import type { Report } from '../report.js';
import type { Row } from '../section-rows.js';
import type { Speech } from '../speech.js';
import { hiddenText, type Unit } from '../value-text.js';
import { head, number, STATES, text } from './cells.js';

export const FIGURE_COLUMNS = [
  ...[{ width: 40 }, { width: 52 }, { width: 34 }, { width: 14 }, { width: 14 }, { width: 18 }, { width: 12 }],
  ...Array.from({ length: SPANS.length * 3 }, () => ({ width: 15 })),
] as const;

const UNITS: Partial<Record<Unit, { es: string; en: string }>> = {
  share: { es: 'porcentaje', en: 'percentage' },
  days: { es: 'días, mediana', en: 'days, median' },
  hours: { es: 'horas, mediana', en: 'hours, median' },
};

/** All figures as numbers: first as they are read, then what each was reckoned from. */
export function figureRows({ sections, columns }: Report, speech: Speech): SheetData {
  const spans = { month: columns.month, year: columns.year, lastYear: columns.lastYear };
  const parts = [
    speech.say({ es: 'se contaron', en: 'counted' }),
    speech.say({ es: 'de', en: 'of' }),
    speech.say({ es: 'nueve de diez', en: 'nine of ten' }),
  ];
  const heads = [
    ...[speech.say({ es: 'Tema', en: 'Part' }), columns.indicator, speech.say({ es: 'De qué', en: 'Of what' })],
    ...[columns.month, columns.year, columns.lastYear, columns.change],
    ...SPANS.flatMap((span) => parts.map((part) => `${spans[span]}: ${part}`)),
  ];
  const rows = sections.flatMap(({ title, rows: all }) => {
    let whole = '';
    return all.map((row): SheetRow => {
      if (!row.part) whole = row.label;
      return rowOf(row, { title, whole }, speech);
    });
  });
  return [heads.map((name) => head(name)), ...rows];
}

const CHANGES = { better: STATES.good, worse: STATES.bad, same: undefined, unknown: undefined } as const;

function rowOf(row: Row, { title, whole }: { title: string; whole: string }, speech: Speech): SheetRow {
  const unit = UNITS[row.unit];
  const bold = row.part ? {} : ({ fontWeight: 'bold' } as const);
  const indicator = unit ? `${whole} (${speech.say(unit)})` : whole;
  const textColor = CHANGES[row.change.is];
  return [
    ...[text(title), text(indicator, bold), text(row.part ? row.label : speech.say({ es: 'Total', en: 'All' }), bold)],
    ...SPANS.map((span) => valueCell(row.values[span], row.unit, speech)),
    text(row.change.text, textColor ? { textColor } : {}),
    ...SPANS.flatMap((span) => partCells(row, span)),
  ];
}

function valueCell(value: Value, unit: Unit, speech: Speech): Cell {
  if (value.is === 'hidden') return text(hiddenText(speech), { align: 'right' });
  if (value.is === 'none') return null;
  return number(value.value, unit === 'share' ? '0.0%' : '#,##0');
}

function partCells({ values, unit }: Row, span: Span): Cell[] {
  const value = values[span];
  if (value.is !== 'figure') return [null, null, null];
  const counts = [unit === 'share' ? value.numerator : undefined, value.denominator, value.p90];
  return counts.map((count) => (count === undefined ? null : number(count, '#,##0')));
}
