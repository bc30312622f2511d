import { safeCell } from '@oln/contracts';
import type { Figure } from '../figure/evaluate.js';
import type { Column } from '../figure/parquet.js';
import type { Indicator, Words } from '../indicator/indicator.js';
import { findIndicator, INDICATORS } from '../indicator/indicators.js';
import { findCommune } from '../place/communes.js';
import type { PublishedQuarter } from './open-figures.js';

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
  area: 'country' | 'commune';
  region?: string;
  region_name?: string;
  commune?: string;
  commune_name?: string;
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
  column('area', 'text', 'country: todo el país; commune: una comuna', 'country: all of it; commune: one', true),
  column('region', 'text', 'Código de la región', 'Code of the region'),
  column('region_name', 'text', 'Región', 'Region'),
  column('commune', 'text', 'Código CUT de la comuna', 'CUT code of the commune'),
  column('commune_name', 'text', 'Comuna', 'Commune'),
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

/** In the order of indicator and place, as figures come. */
export function openRows({ quarter, period, figures }: PublishedQuarter): OpenRow[] {
  return figures.flatMap((figure) => rowOf(figure, { quarter, from: period.from, to: period.to, as_of: period.asOf }));
}

function rowOf(
  { indicator, commune, line, suppressed, ...numbers }: Figure,
  when: Pick<OpenRow, 'quarter' | 'from' | 'to' | 'as_of'>,
): OpenRow[] {
  const { name, unit } = findIndicator(indicator)!;
  const place = commune === undefined ? undefined : findCommune(commune);
  // Facts of a commune that there is not (a trial's) are not published; what has no line has no row of a line.
  if ((commune !== undefined && !place) || line === '') return [];
  const where = place
    ? {
        area: 'commune' as const,
        region: place.region.code,
        region_name: place.region.name,
        commune: place.code,
        commune_name: place.name,
      }
    : { area: 'country' as const };
  const { value, numerator, denominator, p90 } = numbers;
  const counted = suppressed ? {} : { value, numerator, denominator, p90 };
  return [
    { ...when, ...where, line, indicator, indicator_name: name.es, unit, ...counted, suppressed: suppressed ?? false },
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
