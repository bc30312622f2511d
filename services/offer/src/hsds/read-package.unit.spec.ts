import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { datasetOf, flatten, nest, rowsOf } from './hsds-dataset.js';
import { readFiles, readPackage, type ReceivedPackage } from './read-package.js';
import { readRows } from './received-rows.js';
import { SMALL_PACKAGE, zipped } from './small-package.spec.js';
import { packageOf, zipOf } from './write-package.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = (answer: ReceivedPackage | ReturnType<typeof readPackage>): unknown =>
  isRefusal(answer) && answer.definition.code;

describe('A package', () => {
  it('is read file by file, with the lines of each', () => {
    const received = readPackage(zipped(SMALL_PACKAGE));
    if (isRefusal(received) || received.form !== 'tabular') throw new Error('not read');
    const services = received.files.find(({ table }) => table === 'service')!;
    expect(services.columns[2]).toBe('name');
    expect(services.rows[0]!.cells[3]).toBe('Dice "hola"\ny sigue');
    expect(received.files.find(({ path }) => path === 'vehiculos.csv')).toMatchObject({
      table: undefined,
      columns: ['patente', 'uso'],
    });
    expect(Object.keys(received.others).sort()).toEqual(['datapackage.json', 'notas.txt']);
  });

  it.each([
    ['nothing', '', 'HSDS.EMPTY'],
    ['what is neither', 'hola', 'HSDS.NOT_READABLE'],
    ['a broken archive', 'PK\u0003\u0004 broken', 'HSDS.NOT_READABLE'],
  ])('of %s is refused', (_, text, code) => {
    expect(codeOf(readPackage(bytesOf(text)))).toBe(code);
  });

  it('without a table of HSDS is refused, and one whose quotes do not close, with the line', () => {
    expect(codeOf(readPackage(zipped({ 'vehiculos.csv': 'a,b\n' })))).toBe('HSDS.NO_TABLES');
    const broken = readPackage(zipped({ 'services.csv': 'id,name\n1,"abierta\n' }));
    expect(codeOf(broken)).toBe('HSDS.FILE_NOT_READABLE');
  });

  it('of more files than a package has is refused, whatever is in them', () => {
    const many = (count: number) =>
      zipped(Object.fromEntries(Array.from({ length: count }, (_, at) => [`t${at}.csv`, 'id,name\n'])));
    expect(codeOf(readPackage(many(501)))).toBe('HSDS.TOO_MANY_FILES');
    expect(codeOf(readPackage(many(500)))).toBe('HSDS.NO_TABLES');
  });

  it.each(['../services.csv', 'a/../../services.csv', '/services.csv', '..\\services.csv', 'C:services.csv'])(
    'with a file named %s is refused: it would be given back under that name',
    (path) => {
      expect(codeOf(readPackage(zipped({ 'services.csv': 'id,name\n', [path]: 'id,name\n' })))).toBe(
        'HSDS.NOT_READABLE',
      );
    },
  );

  it('that says that it is smaller than it is, is refused', () => {
    const lying = zipped({ 'services.csv': `id,name\n${'a,b\n'.repeat(100_000)}` });
    // Of the one file, in the directory at the end: how long it claims to be.
    new DataView(lying.buffer).setUint32(Buffer.from(lying).indexOf('PK\u0001\u0002', 0, 'latin1') + 24, 40, true);
    expect(codeOf(readPackage(lying))).toBe('HSDS.NOT_READABLE');
  });

  it('may be in the code page of older spreadsheets, and begin with a mark', () => {
    const latin = Uint8Array.from([...'id,name\n1,Ni'].map((letter) => letter.charCodeAt(0)).concat(0xf1, 0x61));
    const received = readFiles([{ path: 'services.csv', bytes: latin }]);
    expect(!isRefusal(received) && received.form === 'tabular' && received.files[0]!.rows[0]!.cells).toEqual([
      '1',
      'Niña',
    ]);
    const marked = readFiles([{ path: 'services.csv', bytes: bytesOf('\ufeffid,name\n1,a\n') }]);
    expect(!isRefusal(marked) && marked.form === 'tabular' && marked.files[0]!.columns).toEqual(['id', 'name']);
  });

  it.each([
    ['one service', '{"id":"a"}', 1],
    ['a list', '[{"id":"a"},{"id":"b"}]', 2],
    ['a page of the API', '{"contents":[{"id":"a"}]}', 1],
    ['one a line', '{"id":"a"}\n{"id":"b"}\n', 2],
  ])('in the JSON form may be %s', (_, text, count) => {
    const received = readPackage(bytesOf(text));
    expect(!isRefusal(received) && received.form === 'json' && received.docs).toHaveLength(count);
  });
});

describe('Rows of a package', () => {
  const rows = readRows(readPackage(zipped(SMALL_PACKAGE)) as ReceivedPackage).rows;
  const said = (file: string, number: number): unknown => {
    const row = rows.find((one) => one.file === file && one.number === number)!;
    return [row.refused, row.remarks.map(({ code, column }) => (column ? `${code} ${column}` : code))];
  };

  it('are taken, or refused with what is wrong in which column', () => {
    expect(said('organizations.csv', 2)).toEqual([false, ['COLUMN_UNKNOWN zona']]);
    expect(said('organizations.csv', 3)).toEqual([true, ['REQUIRED name']]);
    expect(said('organizations.csv', 4)).toEqual([true, ['ID_REPEATED id']]);
    expect(said('services.csv', 3)).toEqual([false, []]);
    expect(said('services.csv', 4)).toEqual([true, ['REFERENCE_UNKNOWN organization_id']]);
    expect(said('services.csv', 5)).toEqual([
      false,
      ['NOT_AN_ADDRESS url', 'NOT_A_NUMBER minimum_age', 'NOT_A_DATE assured_date'],
    ]);
    expect(said('services.csv', 6)).toEqual([true, ['ID_MISSING id']]);
    expect(said('services.csv', 7)).toEqual([true, ['REFERENCE_UNKNOWN organization_id']]);
    expect(said('services.csv', 8)).toEqual([false, ['CELLS_TOO_MANY']]);
  });
});

describe('The two forms', () => {
  const doc = {
    id: 's-1',
    name: 'Salud mental',
    status: 'active',
    organization: { id: 'o-1', name: 'CESFAM', description: 'Salud', phones: [{ id: 'p-1', number: '1' }] },
    service_at_locations: [
      {
        id: 'sl-1',
        location: { id: 'l-1', location_type: 'physical', addresses: [{ id: 'a-1', address_1: 'Calle 1' }] },
      },
    ],
    attributes: [
      { id: 'at-1', taxonomy_term: { id: 't-1', name: 'n', taxonomy_detail: { id: 'x-1', name: 'oln:need' } } },
    ],
  };

  it('hold the same: a nested service becomes rows that name their holders', () => {
    const dataset = datasetOf(flatten([{ number: 1, doc }]));
    expect(rowsOf(dataset, 'service')[0]!.values).toEqual({
      id: 's-1',
      name: 'Salud mental',
      status: 'active',
      organization_id: 'o-1',
    });
    expect(rowsOf(dataset, 'phone')[0]!.values).toMatchObject({ organization_id: 'o-1' });
    expect(rowsOf(dataset, 'service_at_location')[0]!.values).toMatchObject({ service_id: 's-1', location_id: 'l-1' });
    expect(rowsOf(dataset, 'attribute')[0]!.values).toMatchObject({
      link_id: 's-1',
      link_entity: 'service',
      taxonomy_term_id: 't-1',
    });
    expect(nest(dataset)[0]).toMatchObject(doc);
  });

  it('say an institution once that gives two services', () => {
    const two = [doc, { ...doc, id: 's-2' }].map((one, at) => ({ number: at + 1, doc: one }));
    expect(rowsOf(datasetOf(flatten(two)), 'organization')).toHaveLength(1);
  });

  it('are written so that they read back, whatever stands in a cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const row = ['id', ...cells].map((cell) => cell.replace(/\r/g, ''));
        const columns = row.map((_, at) => `c${at}`);
        const bytes = zipOf([{ path: 'services.csv', columns, rows: [row] }], {});
        const received = readPackage(bytes);
        expect(!isRefusal(received) && received.form === 'tabular' && received.files[0]!.rows[0]!.cells).toEqual(row);
      }),
      { numRuns: 200 },
    );
  });

  it('hold no formula for the spreadsheet that opens them, and read back as they were', () => {
    const row = ['s-1', '=HYPERLINK("http://x.example")', 'Centro;@SUM(A1)', "'+1", '-33.52', '+56 9 1234 5678'];
    const columns = ['id', '=name', ...row.slice(2).map((_, at) => `c${at}`)];
    const bytes = zipOf([{ path: 'services.csv', columns, rows: [row] }], {});
    expect(strFromU8(unzipSync(bytes)['services.csv']!)).toBe(
      `id,'=name,c0,c1,c2,c3\r\ns-1,"'=HYPERLINK(""http://x.example"")",Centro;'@SUM(A1),''+1,-33.52,+56 9 1234 5678\r\n`,
    );
    const received = readPackage(bytes);
    if (isRefusal(received) || received.form !== 'tabular') throw new Error('not read');
    expect([received.files[0]!.columns, received.files[0]!.rows[0]!.cells]).toEqual([columns, row]);
  });

  it('describe their tables in the tabular one', () => {
    const { files, others } = packageOf([doc]);
    expect(files.map(({ path }) => path)).toContain('service_at_location.csv');
    const { resources } = JSON.parse(others['datapackage.json']!) as {
      resources: { name: string; schema: { fields: { name: string }[] } }[];
    };
    expect(resources.map(({ name }) => name)).toContain('organization');
    expect(strFromU8(unzipSync(zipOf(files, others))['services.csv']!).split('\r\n')[0]).toMatch(
      /^id,organization_id,/,
    );
  });
});
