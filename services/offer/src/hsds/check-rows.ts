import type { HsdsRemark } from './hsds.errors.js';
import { rowsOf, type Dataset, type HsdsRow } from './hsds-dataset.js';
import { HSDS_TABLES, SHAPES, type ColumnKind, type TableName } from './hsds-tables.js';

/** What is said of a row, and whether the map takes it. */
export interface CheckedRow {
  row: HsdsRow;
  refused: boolean;
  remarks: HsdsRemark[];
}

/** Without these there is no service to refer a child to. Elsewhere a fault is remarked, and the row taken. */
const BEARING: readonly TableName[] = ['organization', 'service'];

/** What a missing cell does not stop: the office completes it. */
const COMPLETED_LATER: Readonly<Partial<Record<TableName, readonly string[]>>> = { organization: ['description'] };

/** Every row against the columns of its table, and against the rows it names. */
export function checkRows(dataset: Dataset): CheckedRow[] {
  const ids = idsOf(dataset);
  const checked = HSDS_TABLES.flatMap((table) => rowsOf(dataset, table).map((row) => checkRow(row, ids)));
  return withoutOrphans(checked);
}

type Ids = ReadonlyMap<TableName, ReadonlyMap<string, HsdsRow>>;

/** The first row of an id is the one that counts. */
function idsOf(dataset: Dataset): Ids {
  return new Map(
    HSDS_TABLES.map((table) => {
      const byId = new Map<string, HsdsRow>();
      for (const row of rowsOf(dataset, table)) {
        const id = textOf(row.values.id);
        if (id && !byId.has(id)) byId.set(id, row);
      }
      return [table, byId];
    }),
  );
}

function checkRow(row: HsdsRow, ids: Ids): CheckedRow {
  const id = textOf(row.values.id);
  if (!id) return { row, refused: true, remarks: [{ code: 'ID_MISSING', column: 'id' }] };
  const first = ids.get(row.table)!.get(id);
  if (first && first !== row) {
    return { row, refused: true, remarks: [{ code: 'ID_REPEATED', column: 'id', params: { row: first.number } }] };
  }
  const missing = missingOf(row);
  const broken = referencesOf(row, ids);
  const remarks = [...missing, ...broken, ...cellsOf(row), ...agesOf(row)];
  const bearing = BEARING.includes(row.table) ? [...missing, ...broken] : [];
  return { row, refused: bearing.some(({ column }) => isBearing(row.table, column)), remarks };
}

/** A service without its organisation, or whose organisation was refused, is refused as well. */
function withoutOrphans(checked: CheckedRow[]): CheckedRow[] {
  const organizations = checked.filter(({ row, refused }) => row.table === 'organization' && !refused);
  const taken = new Set(organizations.map(({ row }) => textOf(row.values.id)));
  return checked.map((one) => {
    const { row, refused, remarks } = one;
    if (refused || row.table !== 'service' || taken.has(textOf(row.values.organization_id))) return one;
    return { row, refused: true, remarks: [...remarks, unknownReference('organization_id', 'organization')] };
  });
}

const isBearing = (table: TableName, column: string | undefined): boolean =>
  column !== undefined && column !== 'program_id' && !COMPLETED_LATER[table]?.includes(column);

const missingOf = ({ table, values }: HsdsRow): HsdsRemark[] =>
  SHAPES[table].required
    .filter((column) => column !== 'id' && textOf(values[column]) === '')
    .map((column) => ({ code: 'REQUIRED', column, params: { column } }));

function referencesOf({ table, values }: HsdsRow, ids: Ids): HsdsRemark[] {
  return Object.entries(SHAPES[table].refers)
    .filter(([column, of]) => textOf(values[column]) !== '' && !ids.get(of)!.has(textOf(values[column])))
    .map(([column, of]) => unknownReference(column, of));
}

const unknownReference = (column: string, of: TableName): HsdsRemark => ({
  code: 'REFERENCE_UNKNOWN',
  column,
  params: { column, file: SHAPES[of].file },
});

function cellsOf({ table, values }: HsdsRow): HsdsRemark[] {
  return Object.entries(SHAPES[table].columns).flatMap(([column, kind]) => {
    const text = textOf(values[column]);
    return text === '' ? [] : cellOf(column, kind, text);
  });
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/;
const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function cellOf(column: string, kind: ColumnKind, text: string): HsdsRemark[] {
  const said = (code: HsdsRemark['code'], params = {}): HsdsRemark[] => [
    { code, column, params: { column, ...params } },
  ];
  if (typeof kind !== 'string') return isOneOf(kind, text) ? [] : said('NOT_IN_LIST', { values: kind.join(', ') });
  if (kind === 'number') return Number.isFinite(Number(text)) ? [] : said('NOT_A_NUMBER');
  if (kind === 'date' || kind === 'datetime') return DATE.test(text) ? [] : said('NOT_A_DATE');
  if (kind === 'uri') return URI.test(text) ? [] : said('NOT_AN_ADDRESS');
  if (kind === 'email') return EMAIL.test(text) ? [] : said('NOT_AN_ADDRESS');
  return [];
}

const isOneOf = (values: readonly string[], text: string): boolean =>
  values.some((value) => value.toLowerCase() === text.toLowerCase());

function agesOf({ table, values }: HsdsRow): HsdsRemark[] {
  if (table !== 'service' || textOf(values.minimum_age) === '' || textOf(values.maximum_age) === '') return [];
  return Number(values.minimum_age) > Number(values.maximum_age)
    ? [{ code: 'AGES_REVERSED', column: 'minimum_age' }]
    : [];
}

export const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
