import { describe, expect, it } from '@jest/globals';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { figureParquet } from './figure-parquet.js';

const SHEET = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };

const bufferOf = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;

describe('Figures as Parquet', () => {
  it('have the columns of the sheet under names of their own, and their types', async () => {
    const items = [
      { indicator: 'renounced', line: 'family-therapy', value: 0.25, numerator: 5, denominator: 20 },
      { indicator: 'stage-days', commune: '13110', month: '2026-03', code: 'diagnosis', value: 12, p90: 40 },
      { indicator: 'renounced', commune: '13101', suppressed: true },
    ];
    const file = bufferOf(await figureParquet({ ...SHEET, items }, 'es'));
    const rows = await parquetReadObjects({ file });
    const empty = { commune: null, month: null, line: null, code: null, p90: null };
    const period = { from: day('2026-01-01'), to: day('2026-12-31'), as_of: day('2026-12-31') };
    expect(rows[0]).toEqual({
      ...{ indicator: 'renounced', name: 'Familias que renuncian', ...empty, line: 'family-therapy' },
      ...{ value: 0.25, numerator: 5, denominator: 20, suppressed: false, ...period },
    });
    expect(rows[1]).toMatchObject({ commune: '13110', month: '2026-03', code: 'diagnosis', value: 12, p90: 40 });
    expect(rows[2]).toMatchObject({ commune: '13101', value: null, numerator: null, suppressed: true });
    expect(parquetMetadata(file).num_rows).toBe(3n);
  });

  it('of nothing are a file with its columns and no row', async () => {
    const file = bufferOf(await figureParquet({ ...SHEET, items: [] }, 'en'));
    expect(await parquetReadObjects({ file })).toEqual([]);
    expect(parquetMetadata(file).schema.map(({ name }) => name)).toEqual([
      ...['root', 'indicator', 'name', 'commune', 'month', 'line', 'code', 'value', 'numerator', 'denominator'],
      ...['p90', 'suppressed', 'from', 'to', 'as_of'],
    ]);
  });
});

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
