import { localDate } from '@oln/calendar';
import { safeCell } from '@oln/contracts';
import type { Column } from '../figure/parquet.js';
import type { Indicator, Words } from '../indicator/indicator.js';
import { findIndicator, INDICATORS } from '../indicator/indicators.js';
import { findCommune, type Commune } from '../place/communes.js';
import type { SnapshotFigure } from '../snapshot/snapshot-figures.js';
import type { PublishedQuarter } from './open-figures.js';
import { daysOf } from './quarter.js';

/** All but those of people of the office. */
export const OPEN_INDICATORS: readonly Indicator[] = INDICATORS.filter(({ formula }) => formula.form !== 'each');

/** Nobody owns numbers; whoever uses them says where they are from. */
export const LICENCE = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;

/** A row as it is published. Names of columns stay what they are: programs read them. */
export interface OpenRow {
  quarter: string;
  from: string;
  to: string;
  as_of: string;
  signed_on: string;
  region: string;
  region_name: string;
  commune: string;
  commune_name: string;
  line?: string;
  indicator: string;
  indicator_name: string;
  unit: string;
  value?: number;
  numerator?: number;
  denominator?: number;
  p90?: number;
  suppressed: boolean;
}

/** A column, with what it holds in words. */
export interface OpenColumn extends Column<OpenRow> {
  name: keyof OpenRow;
  describe: Words;
}

const column = (
  name: keyof OpenRow,
  holds: OpenColumn['holds'],
  es: string,
  en: string,
  required = false,
): OpenColumn => ({ name, holds, required, describe: { es, en }, of: (row) => row[name] });

export const OPEN_COLUMNS: readonly OpenColumn[] = [
  column('quarter', 'text', 'Trimestre', 'Quarter', true),
  column('from', 'day', 'Primer día', 'First day', true),
  column('to', 'day', 'Último día', 'Last day', true),
  column('as_of', 'day', 'Cifras como se conocían al fin de este día', 'Figures as known at the end of this day', true),
  column('signed_on', 'day', 'Día en que la coordinación las firmó', 'Day on which the coordinator signed them', true),
  column('region', 'text', 'Código de la región', 'Code of the region', true),
  column('region_name', 'text', 'Región', 'Region', true),
  column('commune', 'text', 'Código CUT de la comuna', 'CUT code of the commune', true),
  column('commune_name', 'text', 'Comuna', 'Commune', true),
  column('line', 'text', 'Línea de acción; vacía: todas juntas', 'Line of action; empty: all together'),
  column('indicator', 'text', 'Código del indicador', 'Code of the indicator', true),
  column('indicator_name', 'text', 'Nombre del indicador', 'Name of the indicator', true),
  column('unit', 'text', 'Unidad del valor; share: de 0 a 1', 'Unit of the value; share: from 0 to 1', true),
  column('value', 'number', 'Valor; de tiempos, la mediana', 'Value; of times the median'),
  column('numerator', 'count', 'Lo que se contó', 'What was counted'),
  column('denominator', 'count', 'De cuántos', 'Of how many'),
  column('p90', 'count', 'Nueve de cada diez, hasta', 'Nine of ten, up to'),
  column(
    ...(['suppressed', 'flag'] as const),
    'true: no se publica, es de menos de cinco o delataría una que lo es',
    'true: not published, is of fewer than five or would give one away',
    true,
  ),
];

/** By indicator, then by commune and line. */
export function openRows({ quarter, communes }: PublishedQuarter): OpenRow[] {
  const { from, to } = daysOf(quarter);
  const rows = communes.flatMap(({ commune, asOf, signedAt, figures }) => {
    const when = { quarter, from, to, as_of: asOf, signed_on: localDate(signedAt.getTime()) };
    return figures.flatMap((figure) => rowOf(figure, { when, place: findCommune(commune)! }));
  });
  return rows.sort((one, other) => PLACE.get(one.indicator)! - PLACE.get(other.indicator)! || orderOf(one, other));
}

const PLACE = new Map(OPEN_INDICATORS.map(({ id }, at) => [id, at]));

const orderOf = (one: OpenRow, other: OpenRow): number => {
  const [first, second] = [one, other].map(({ commune, line = '' }) => `${commune} ${line}`) as [string, string];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** Of the quarter itself, by line at most: what is divided further is mostly too small to be shown. */
export const isOpen = ({ span, code }: SnapshotFigure): boolean => span === 'quarter' && code === undefined;

function rowOf(
  figure: SnapshotFigure,
  { when, place }: { when: Pick<OpenRow, 'quarter' | 'from' | 'to' | 'as_of' | 'signed_on'>; place: Commune },
): OpenRow[] {
  // What has no line has no row of a line; an indicator that the house has no more cannot be told of.
  const { indicator, line, inside, value, numerator, denominator, p90 } = figure;
  if (!isOpen(figure) || line === '' || !PLACE.has(indicator)) return [];
  const { name, unit } = findIndicator(indicator)!;
  const where = {
    region: place.region.code,
    region_name: place.region.name,
    commune: place.code,
    commune_name: place.name,
  };
  const counted = inside ? {} : { value, numerator, denominator, p90 };
  return [
    { ...when, ...where, line, indicator, indicator_name: name.es, unit, ...counted, suppressed: inside ?? false },
  ];
}

/** As CSV (RFC 4180, UTF-8 with its mark, for spreadsheets). No cell is a formula. */
export function openSheet(rows: readonly OpenRow[]): string {
  const lines = [OPEN_COLUMNS.map(({ name }) => name), ...rows.map((row) => OPEN_COLUMNS.map(({ of }) => of(row)))];
  return `\ufeff${lines.map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = safeCell(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
