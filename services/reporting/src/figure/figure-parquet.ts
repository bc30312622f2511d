import { INDICATORS } from '../indicator/indicators.js';
import type { Figure } from './evaluate.js';
import type { Sheet } from './figure-sheet.js';
import { parquetOf, type Column } from './parquet.js';

/** The columns of the sheet, under names that do not change with the language of the reader. */
const columnsOf = ({ from, to, asOf }: Sheet, language: 'es' | 'en'): Column<Figure>[] => {
  const names = new Map(INDICATORS.map(({ id, name }) => [id, name[language]]));
  return [
    { name: 'indicator', holds: 'text', required: true, of: ({ indicator }) => indicator },
    { name: 'name', holds: 'text', of: ({ indicator }) => names.get(indicator) },
    { name: 'commune', holds: 'text', of: ({ commune }) => commune },
    { name: 'month', holds: 'text', of: ({ month }) => month },
    { name: 'line', holds: 'text', of: ({ line }) => line },
    { name: 'code', holds: 'text', of: ({ code }) => code },
    { name: 'value', holds: 'number', of: ({ value }) => value },
    { name: 'numerator', holds: 'count', of: ({ numerator }) => numerator },
    { name: 'denominator', holds: 'count', of: ({ denominator }) => denominator },
    { name: 'p90', holds: 'count', of: ({ p90 }) => p90 },
    { name: 'suppressed', holds: 'flag', required: true, of: ({ suppressed }) => suppressed ?? false },
    { name: 'from', holds: 'day', required: true, of: () => from },
    { name: 'to', holds: 'day', required: true, of: () => to },
    { name: 'as_of', holds: 'day', required: true, of: () => asOf },
  ];
};

/** Figures as Apache Parquet, for programs: what the sheet says. */
export const figureParquet = (sheet: Sheet, language: 'es' | 'en'): Promise<Buffer> =>
  parquetOf(columnsOf(sheet, language), sheet.items);
