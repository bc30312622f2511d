import type { OpenDataSetDto } from './open-data.dto.js';
import { LICENCE, OPEN_COLUMNS } from './open-data.js';
import { quarterPeriod, type Quarter } from './quarter.js';

export const FORMS = {
  csv: { mediaType: 'text/csv', name: 'CSV' },
  json: { mediaType: 'application/json', name: 'JSON' },
  parquet: { mediaType: 'application/vnd.apache.parquet', name: 'Apache Parquet' },
} as const;
export type Form = keyof typeof FORMS;

const BASE = '/api/reporting/v1/open-data';

/** The data set as a machine reads of it: names of properties are those of DCAT 3. */
export function dataSetOf(quarters: readonly Quarter[]): OpenDataSetDto {
  const [newest, oldest] = [quarters[0], quarters.at(-1)];
  return {
    identifier: 'oln-indicators-by-quarter',
    title: {
      es: 'Oficinas Locales de la Niñez: indicadores por comuna y trimestre',
      en: 'Local children’s rights offices: indicators by commune and quarter',
    },
    description: {
      es: 'Indicadores de todas las comunas por trimestre cerrado y línea de acción, como se conocían al fin del trimestre. Solo agregados: las cifras de menos de cinco, y las que las delatarían, no se publican (suppressed).',
      en: 'Indicators of all communes by closed quarter and line of action, as they were known at the end of the quarter. Aggregates only: figures of fewer than five, and those that would give them away, are not published (suppressed).',
    },
    license: LICENCE.url,
    licenseName: LICENCE.name,
    language: ['es', 'en'],
    keyword: ['niñez', 'Oficina Local de la Niñez', 'protección administrativa', 'Chile'],
    spatial: 'CL',
    accrualPeriodicity: 'R/P3M',
    temporal:
      newest && oldest ? { startDate: quarterPeriod(oldest).from, endDate: quarterPeriod(newest).to } : undefined,
    conformsTo: '/api/reporting/v1/indicators',
    columns: OPEN_COLUMNS.map(({ name, holds, required, describe }) => ({
      name,
      holds,
      required: required ?? false,
      description: describe,
    })),
    distribution: quarters.flatMap((quarter) =>
      (Object.keys(FORMS) as Form[]).map((form) => ({
        quarter,
        startDate: quarterPeriod(quarter).from,
        endDate: quarterPeriod(quarter).to,
        format: FORMS[form].name,
        mediaType: FORMS[form].mediaType,
        downloadURL: `${BASE}/${quarter}/${form}`,
      })),
    ),
  };
}
