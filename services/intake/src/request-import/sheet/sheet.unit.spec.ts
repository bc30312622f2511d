import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import { checkDigit } from '@oln/identity';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { parsePeopleDate } from './cell-dates.js';
import { splitName, surnamesOf } from './cell-names.js';
import {
  channelOf,
  countryOf,
  disabilityOf,
  indigenousPeopleOf,
  isNothing,
  isYes,
  motiveOf,
  relationOf,
  sexOf,
  sexStyleOf,
} from './cell-words.js';
import { messySheet, rowNumberOf, toCsv, toXlsx, type CsvStyle } from './messy-sheet.spec.js';
import { readSheet, type Sheet } from './read-sheet.js';
import { readRow, type RowFacts } from './row-facts.js';
import { findHeader } from './sheet-columns.js';
import { decodeText, repairMojibake } from './sheet-text.js';

const ASOF = new Date('2026-06-15T16:00:00Z');
const read = async (bytes: Buffer): Promise<Sheet> => {
  const sheet = await readSheet(bytes);
  if (isRefusal(sheet)) throw new Error(sheet.definition.code);
  return sheet;
};

describe('The text of a file', () => {
  const text = 'José Peña; Ñuñoa; “comillas”\nÚrsula Güell; año';

  it.each(['utf8', 'windows-1252'] as const)('is read from %s', (encoding) => {
    expect(decodeText(iconv.encode(text, encoding))).toBe(text);
  });

  it('is read from UTF-8 and UTF-16 with their marks', () => {
    expect(decodeText(iconv.encode(text, 'utf8', { addBOM: true }))).toBe(text);
    expect(decodeText(iconv.encode(text, 'utf-16le', { addBOM: true }))).toBe(text);
  });

  it('is read line by line where two encodings were pasted together', () => {
    const [first = '', second = ''] = text.split('\n');
    const mixed = Buffer.concat([iconv.encode(`${first}\n`, 'windows-1252'), iconv.encode(second, 'utf8')]);
    expect(decodeText(mixed)).toBe(text);
  });

  it.each([
    ['JosÃ© MarÃ\u00ada', 'José María'],
    ['NÃºÃ±ez', 'Núñez'],
    ['José', 'José'],
    ['Ângela', 'Ângela'],
  ])('"%s" was meant as "%s"', (spoilt, meant) => {
    expect(repairMojibake(spoilt)).toBe(meant);
  });

  it('in UTF-8 always comes back as it went', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        fc.pre(!any.startsWith('\ufeff') && !/[\ud800-\udfff](?![\udc00-\udfff])/.test(any));
        expect(decodeText(Buffer.from(`x${any}`, 'utf8'))).toBe(`x${any}`);
      }),
    );
  });
});

describe('A date as people write it', () => {
  it.each([
    ['3/4/2015', '2015-04-03'],
    ['03-04-15', '2015-04-03'],
    ['2015-04-03', '2015-04-03'],
    ['2015/4/3', '2015-04-03'],
    ['03.04.2015', '2015-04-03'],
    ['3 de abril de 2015', '2015-04-03'],
    ['3 ABRIL 2015', '2015-04-03'],
    ['3-abr-15', '2015-04-03'],
    ['1 de setiembre de 2015', '2015-09-01'],
    ['03042015', '2015-04-03'],
    ['20150403', '2015-04-03'],
    ['20102015', '2015-10-20'],
    ['42097', '2015-04-03'],
    ['42097.5', '2015-04-03'],
    ['2015-04-03T00:00:00', '2015-04-03'],
    ['3/4/2015 0:00', '2015-04-03'],
    [' 3 / 4 / 2015 ', '2015-04-03'],
    ['29/02/2016', '2016-02-29'],
    ['1/1/26', '2026-01-01'],
    ['1/1/27', '1927-01-01'],
  ])('%s is %s', (text, date) => {
    expect(parsePeopleDate(text, '2026-06-15')).toBe(date);
  });

  it.each(['', 'ayer', '31/02/2015', '29/02/2015', '04/25/2015', '2015', '3/4', '00/00/0000', '1/1/0015', '3//2015'])(
    '"%s" is not understood: nothing is guessed',
    (text) => {
      expect(parsePeopleDate(text, '2026-06-15')).toBeUndefined();
    },
  );

  it('means the same day however it is written', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-06-15'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const date = instant.toISOString().slice(0, 10);
        const [year, month, day] = date.split('-') as [string, string, string];
        const serial = Math.floor(Date.parse(date) / 86_400_000) + 25_569;
        const written = [
          `${Number(day)}/${Number(month)}/${year}`,
          `${day}-${month}-${year}`,
          `${year}.${month}.${day}`,
          String(serial),
          `${day}${month}${year}`,
        ];
        for (const text of written.slice(0, 4)) expect(parsePeopleDate(text, '2026-06-15')).toBe(date);
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePeopleDate(text, '2026-06-15')));
  });
});

describe('A name in one cell', () => {
  it.each([
    ['Martina', { givenNames: 'Martina' }],
    ['Martina Soto', { givenNames: 'Martina', firstSurname: 'Soto' }],
    ['Martina Soto Lagos', { givenNames: 'Martina', firstSurname: 'Soto', secondSurname: 'Lagos' }],
    ['Martina Paz Soto Lagos', { givenNames: 'Martina Paz', firstSurname: 'Soto', secondSurname: 'Lagos' }],
    ['Soto Lagos, Martina Paz', { givenNames: 'Martina Paz', firstSurname: 'Soto', secondSurname: 'Lagos' }],
    [
      'María de los Ángeles de la Cruz San Martín',
      { givenNames: 'María de los Ángeles', firstSurname: 'de la Cruz', secondSurname: 'San Martín' },
    ],
  ])('%s', (text, parts) => {
    expect(splitName(text)).toEqual(parts);
  });

  it('of two surnames', () => {
    expect(surnamesOf('de la Fuente Pérez')).toEqual({ firstSurname: 'de la Fuente', secondSurname: 'Pérez' });
  });
});

describe('A word in a cell', () => {
  it('of the sex depends on the words beside it', () => {
    expect(sexOf('M', sexStyleOf(['F', 'M']))).toBe('male');
    expect(sexOf('M', sexStyleOf(['H', 'M', 'H']))).toBe('female');
    expect(['Niña', 'HOMBRE', 'fem.', 'varón', '?'].map((text) => sexOf(text, 'm-is-male'))).toEqual([
      'female',
      'male',
      'female',
      'male',
      undefined,
    ]);
  });

  it.each([
    ['Demanda Espontánea', 'spontaneous'],
    ['DERIVACIÓN', 'referral'],
    ['Búsqueda activa', 'outreach'],
    ['alerta SAN', 'alert'],
    ['otra cosa', undefined],
  ])('of the way in: %s is %s', (text, channel) => {
    expect(channelOf(text)).toBe(channel);
  });

  it.each([
    ['Negligencia', 'neglect'],
    ['VIF', 'violence'],
    ['sospecha de abuso sexual', 'sexual-abuse'],
    ['inasistencias reiteradas', 'school'],
    ['pensión de alimentos', 'alimony'],
    ['Salud Mental del niño', 'mental-health'],
    ['neglect', 'neglect'],
    ['otro motivo', 'other'],
    ['cosas', undefined],
  ])('of the motive: %s is %s', (text, motive) => {
    expect(motiveOf(text)).toBe(motive);
  });

  it('of relations, countries, peoples and disabilities', () => {
    expect(['Mamá', 'abuelita', 'TÍO materno', 'padrastro', 'vecina'].map(relationOf)).toEqual([
      'mother',
      'grandmother',
      'aunt-uncle',
      'step-parent',
      'other',
    ]);
    expect(['chilena', 'Haitiano', 'marciana'].map(countryOf)).toEqual(['CL', 'HT', undefined]);
    expect(['Mapuche', 'Aimara', 'no'].map(indigenousPeopleOf)).toEqual(['mapuche', 'aymara', undefined]);
    expect(['TEA', 'síndrome de Down', 'no'].map(disabilityOf)).toEqual(['autism', 'intellectual', undefined]);
  });

  it('of nothing is nothing', () => {
    expect(['', ' ', '-', 's/r', 'S/I', 'no tiene', 'N/A', 'xxx', '...', 'SIN INFORMACIÓN'].every(isNothing)).toBe(
      true,
    );
    expect(['Xavier', '1', 'No tiene hermanos'].some(isNothing)).toBe(false);
    expect(['Sí', 'SI', 'x', '1'].every(isYes)).toBe(true);
  });
});

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

  it('with a quote that is never closed loses no row', async () => {
    const { rows } = await read(Buffer.from('Nombre;RUN\nAna "la chica;1-9\n"Beto;2-7\nCarla;3-5\n'));
    expect(rows.map(([name]) => name)).toEqual(['Nombre', 'Ana "la chica', '"Beto', 'Carla']);
  });
});

describe('A row', () => {
  const header = findHeader([
    [
      'Nombres',
      'Apellidos',
      'RUN',
      'Fecha nacimiento',
      'Sexo',
      'Adulto responsable',
      'RUN adulto',
      'Teléfono',
      'Fecha ingreso',
      'Canal',
      'Motivo',
      'Peligro',
      'Curso',
      'Observaciones',
    ],
  ])!;
  const row = (changes: Record<number, string> = {}) => {
    const cells = [
      'Ana',
      'Soto Lagos',
      '12.345.678-5',
      '3/4/2015',
      'F',
      'Rosa Lagos',
      '11.111.111-1',
      '9 1234 5678',
      '1/6/2026',
      'derivación',
      'negligencia',
      '',
      '4°B',
      'vive con la abuela',
    ];
    return readRow(
      cells.map((cell, at) => changes[at] ?? cell),
      { header, sexStyle: 'm-is-male', commune: '13110', asOf: ASOF },
    );
  };
  const facts = (changes?: Record<number, string>): RowFacts => {
    const answer = row(changes);
    if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
    return answer.facts;
  };

  it('is understood, and what has no place of its own is kept in the narrative', () => {
    expect(facts()).toMatchObject({
      child: {
        givenNames: 'Ana',
        firstSurname: 'Soto',
        secondSurname: 'Lagos',
        run: '12345678-5',
        birthDate: '2015-04-03',
        sex: 'female',
      },
      adult: { givenNames: 'Rosa', firstSurname: 'Lagos', run: '11111111-1', kind: 'adult' },
      channel: 'referral',
      motive: 'neglect',
      receivedAt: '2026-06-01',
      danger: false,
    });
    for (const kept of ['vive con la abuela', 'Curso: 4°B', 'Motivo: negligencia'])
      expect(facts().narrative).toContain(kept);
  });

  it.each([
    [{ 0: '', 1: '' }, 'NAME_MISSING', 'Nombres'],
    [{ 0: '123' }, 'NAME_MISSING', 'Nombres'],
    [{ 2: '12.345.678-9' }, 'RUN_CHECK_DIGIT', 'RUN'],
    [{ 2: '1,23E+07' }, 'RUN_NOT_UNDERSTOOD', 'RUN'],
    [{ 3: '25/13/2015' }, 'DATE_NOT_UNDERSTOOD', 'Fecha nacimiento'],
    [{ 3: '3/4/2030' }, 'BORN_LATER', 'Fecha nacimiento'],
    [{ 3: '3/4/2001' }, 'OF_AGE', 'Fecha nacimiento'],
    [{ 8: '1/12/2026' }, 'RECEIVED_LATER', 'Fecha ingreso'],
  ])('with %j must be corrected: %s in %s', (changes, code, column) => {
    expect(row(changes)).toEqual({ problems: [{ code, column }] });
  });

  it.each([
    [{ 9: 'por paloma' }, 'CHANNEL_UNKNOWN', 'por paloma'],
    [{ 10: 'cosas de la vida' }, 'MOTIVE_UNKNOWN', 'cosas de la vida'],
    [{ 8: 'hace poco' }, 'RECEIVED_NOT_UNDERSTOOD', 'hace poco'],
    [{ 6: '11.111.111-2' }, 'ADULT_RUN_IGNORED', '11.111.111-2'],
    [{ 4: 'marciano' }, 'WORD_UNKNOWN', 'marciano'],
  ])('with %j is taken with a remark (%s), and the words are kept', (changes, code, words) => {
    const answer = row(changes);
    expect('remarks' in answer && answer.remarks.map((remark) => remark.code)).toEqual([code]);
    expect(facts(changes).narrative).toContain(words);
  });

  it('without RUN, date, adult or motive is taken: a child, a request, another motive', () => {
    const bare = facts({ 2: 's/r', 3: '', 5: '', 6: '', 10: '', 9: '' });
    expect(bare).toMatchObject({
      child: { kind: 'child', run: undefined },
      adult: undefined,
      motive: 'other',
      channel: 'spontaneous',
    });
  });

  it('with a provisional number in the column of the RUN has that identifier', () => {
    const { run, identifiers } = facts({ 2: `100.000.013-${checkDigit(100_000_013)}` }).child;
    expect(run).toBeUndefined();
    expect(identifiers).toEqual([{ kind: 'ipe', value: `100000013${checkDigit(100_000_013)}` }]);
  });

  it('never throws, whatever its cells say', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('12.345.678-5', '3/4/2015', '', '-', 'No', '\u0000'),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 16 }),
        (cells) => void readRow(cells, { header, sexStyle: 'm-is-male', commune: '13110', asOf: ASOF }),
      ),
    );
  });
});
