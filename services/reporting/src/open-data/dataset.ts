import type { OpenDataSetDto } from './open-data.dto.js';
import { LICENCE, OPEN_COLUMNS } from './open-data.js';
import type { QuarterStanding } from './open-figures.js';
import { daysOf } from './quarter.js';

export const FORMS = {
  csv: { mediaType: 'text/csv', name: 'CSV' },
  json: { mediaType: 'application/json', name: 'JSON' },
  parquet: { mediaType: 'application/vnd.apache.parquet', name: 'Apache Parquet' },
} as const;
export type Form = keyof typeof FORMS;

const BASE = '/api/reporting/v1/open-data';

/** The data set as a machine reads of it: names of properties are those of DCAT 3. */
export function dataSetOf(quarters: readonly QuarterStanding[]): OpenDataSetDto {
  const signed = quarters.filter((one) => one.signed > 0).map(({ quarter }) => quarter);
  const [newest, oldest] = [signed[0], signed.at(-1)];
  return {
    identifier: 'oln-indicators-by-quarter',
    title: {
      es: 'Oficinas Locales de la Niñez: indicadores por comuna y trimestre',
      en: 'Local children’s rights offices: indicators by commune and quarter',
    },
    description: {
      es: 'Indicadores de las comunas por trimestre y línea de acción, como los firmó la coordinación de cada oficina; lo firmado no cambia, y lo que falta por firmar se dice en quarters. Solo agregados: las cifras de menos de cinco, y las que las delatarían, no se publican (suppressed).',
      en: 'Indicators of the communes by quarter and line of action, as the coordinator of each office has signed them; what was signed does not change, and what is not yet signed is told of in quarters. Aggregates only: figures of fewer than five, and those that would give them away, are not published (suppressed).',
    },
    license: LICENCE.url,
    licenseName: LICENCE.name,
    language: ['es', 'en'],
    keyword: ['niñez', 'Oficina Local de la Niñez', 'protección administrativa', 'Chile'],
    spatial: 'CL',
    accrualPeriodicity: 'R/P3M',
    temporal: newest && oldest ? { startDate: daysOf(oldest).from, endDate: daysOf(newest).to } : undefined,
    conformsTo: '/api/reporting/v1/indicators',
    columns: OPEN_COLUMNS.map(({ name, holds, required, describe }) => ({
      name,
      holds,
      required: required ?? false,
      description: describe,
    })),
    quarters: quarters.map(({ quarter, signed: communes, missing }) => ({
      quarter,
      signed: communes,
      missing: [...missing],
    })),
    distribution: signed.flatMap((quarter) =>
      (Object.keys(FORMS) as Form[]).map((form) => ({
        quarter,
        startDate: daysOf(quarter).from,
        endDate: daysOf(quarter).to,
        format: FORMS[form].name,
        mediaType: FORMS[form].mediaType,
        downloadURL: `${BASE}/${quarter}/${form}`,
      })),
    ),
  };
}
