import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import { zipSync } from 'fflate';
import { messySheet, rowNumberOf, toCsv, toXlsx, type CsvStyle } from './messy-sheet.spec.js';
import { readSheet, type Sheet } from './read-sheet.js';
import { readRow } from './row-facts.js';
import { findHeader } from './sheet-columns.js';

const ASOF = new Date('2026-06-15T16:00:00Z');
const read = async (bytes: Buffer): Promise<Sheet> => {
  const sheet = await readSheet(bytes);
  if (isRefusal(sheet)) throw new Error(sheet.definition.code);
  return sheet;
};

describe('The header of a sheet', () => {
  it('is found below titles and by several spellings', () => {
    const header = findHeader([
      ['OLN'],
      [],
      ['N°', 'NOMBRE COMPLETO', 'R.U.T.', 'Fecha de Nac.', 'Género', 'Fono', 'Motivo de Consulta'],
    ]);
    expect(header?.row).toBe(3);
    expect([...(header?.columns ?? [])].map(([column]) => column)).toEqual([
      'fullName',
      'run',
      'birthDate',
      'sex',
      'phone',
      'motive',
    ]);
  });

  it('with RUN twice means the child, then the adult', () => {
    const header = findHeader([['Nombre', 'RUN', 'Apoderado', 'RUN']]);
    expect([...(header?.columns ?? [])]).toEqual([
      ['givenNames', 0],
      ['run', 1],
      ['adultName', 2],
      ['adultRun', 3],
    ]);
  });

  it('is not found where nobody is named', () => {
    expect(findHeader([['Fecha', 'Motivo', 'RUN']])).toBeUndefined();
    expect(findHeader([])).toBeUndefined();
  });
});

describe('A sheet', () => {
  const sheet = messySheet(120, 3);
  const styles: CsvStyle[] = [
    { delimiter: ';', encoding: 'windows-1252' },
    { delimiter: ',', encoding: 'utf8' },
    { delimiter: '\t', encoding: 'utf16' },
    { delimiter: ';', encoding: 'utf8-mark' },
    { delimiter: ',', encoding: 'mixed' },
  ];
  const cellsOf = (rows: string[][]) =>
    sheet.rows.map((_row, at) => (rows[rowNumberOf(at) - 1] ?? []).map((cell) => cell.replace(/\s+/g, ' ')));
  const plain = sheet.rows.map(({ cells }) => cells.map((cell) => cell.trim().replace(/\s+/g, ' ')));

  it.each(styles)('is the same with $delimiter in $encoding', async (style) => {
    const { kind, rows } = await read(toCsv(sheet, style));
    expect(kind).toBe('csv');
    expect(rows[2]).toEqual(sheet.titles);
    expect(cellsOf(rows)).toEqual(plain);
  });

  it('is the same from Excel, dates apart, which come as dates', async () => {
    const { kind, rows } = await read(toXlsx(sheet));
    expect(kind).toBe('xlsx');
    const withoutDates = (all: string[][]) => all.map((cells) => cells.filter((_cell, at) => at !== 5 && at !== 18));
    const filled = cellsOf(rows).map((cells) => sheet.titles.map((_title, at) => cells[at] ?? ''));
    expect(withoutDates(filled)).toEqual(withoutDates(plain));
    const dates = filled.map((cells) => cells[5]);
    expect(dates.filter((date) => /^\d{5}$/.test(date ?? ''))).toEqual([]);
  });

  it('says of each row the same in whatever file it comes', async () => {
    const facts = async (bytes: Buffer) => {
      const { rows } = await read(bytes);
      const header = findHeader(rows)!;
      return rows
        .slice(header.row)
        .map((cells) => readRow(cells, { header, sexStyle: 'm-is-male', commune: '13110', asOf: ASOF }));
    };
    const [first, ...others] = await Promise.all(
      [...styles.map((style) => toCsv(sheet, style)), toXlsx(sheet)].map(facts),
    );
    for (const other of others.slice(0, -1)) expect(other).toEqual(first);
    const key = (row: Awaited<ReturnType<typeof facts>>[number]) =>
      'facts' in row ? [row.facts.child.run, row.facts.child.birthDate, row.facts.motive] : row.problems;
    expect(others.at(-1)!.map(key)).toEqual(first!.slice(0, others.at(-1)!.length).map(key));
  });

  it.each([
    ['nothing', 'REQUEST_IMPORT.EMPTY', Buffer.alloc(0)],
    ['a picture', 'REQUEST_IMPORT.NOT_READABLE', Buffer.from('89504e470d0a1a0a0000000d4948445200', 'hex')],
    ['a broken workbook', 'REQUEST_IMPORT.NOT_READABLE', Buffer.from('PK\u0003\u0004 and then nothing', 'latin1')],
  ])('that is %s is refused: %s', async (_what, code, bytes) => {
    const answer = await readSheet(bytes);
    expect(isRefusal(answer) && answer.definition.code).toBe(code);
  });

  it('whose archive claims to unpack to gigabytes is refused before it is unpacked', async () => {
    const bomb = toXlsx(sheet);
    bomb.writeUInt32LE(4_000_000_000, bomb.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
    const answer = await readSheet(bomb);
    expect(isRefusal(answer) && answer.definition.code).toBe('REQUEST_IMPORT.NOT_READABLE');
  });

  it('whose archive says that it is small, and is not, is refused as well', async () => {
    const bytes = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(210 * 1_048_576) }, { level: 6 }));
    expect(bytes.length).toBeLessThan(1_048_576);
    bytes.writeUInt32LE(1_000, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
    const answer = await readSheet(bytes);
    expect(isRefusal(answer) && answer.definition.code).toBe('REQUEST_IMPORT.NOT_READABLE');
  });

  it('with a quote that is never closed loses no row', async () => {
    const { rows } = await read(Buffer.from('Nombre;RUN\nAna "la chica;1-9\n"Beto;2-7\nCarla;3-5\n'));
    expect(rows.map(([name]) => name)).toEqual(['Nombre', 'Ana "la chica', '"Beto', 'Carla']);
  });
});
