import { checkDigit } from '@oln/identity';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';

/** What must become of a row. */
export type Expected = 'accepted' | 'joined' | 'double' | 'open-request' | 'refused' | 'to-review' | 'blank';

export interface MessyRow {
  cells: string[];
  expected: Expected;
}

export interface MessySheet {
  titles: string[];
  rows: MessyRow[];
}

const TITLES = [
  'N°',
  'Nombres NNA',
  'Apellido Paterno',
  'Ap. Materno',
  'R.U.N.',
  'Fec. Nac.',
  'Sexo',
  'Nacionalidad',
  'Adulto responsable',
  'RUT',
  'Parentesco',
  'Teléfono',
  'Domicilio',
  'Fecha de ingreso',
  'Vía de ingreso',
  'Derivado por',
  'Motivo',
  'Curso',
  'Observaciones',
];
const GIVEN = [
  'Agustina',
  'Máximo',
  'Josefa',
  'Ignacio',
  'Trinidad',
  'Ángel',
  'Begoña',
  'Íñigo',
  'Úrsula',
  'Óscar',
  'Maite',
  'Gaspar',
  'Noemí',
  'Simón',
  'Renata',
  'Ítalo',
];
const SURNAMES = [
  'Muñoz',
  'Peña',
  'Núñez',
  'Ibáñez',
  'Güell',
  'Órdenes',
  'Águila',
  'Cárcamo',
  'Yévenes',
  'Zúñiga',
  'Alarcón',
  'Bórquez',
  'Castañeda',
  'Erazo',
  'Fariña',
  'Leñero',
  'Ñiquén',
  'Rebolledo',
  'Sanhueza',
  'Troncoso',
];
const STREETS = ['Los Aromos', 'Av. Vicuña Mackenna', 'Pje. Las Ñipas', 'Calle Ñuble', 'Camino El Peñón'];
const MOTIVES = [
  'Negligencia',
  'inasistencia escolar',
  'VIF',
  'Salud mental',
  'dificultades en la crianza',
  'Consumo de drogas',
  'cosas de la casa',
];
const CHANNELS = ['Demanda espontánea', 'DERIVACION', 'búsqueda activa', '', 'alerta SAN'];
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'];

/** Deterministic: the same seed gives the same sheet. */
class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 4_294_967_296;
  }

  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.int(items.length)]!;
  }
}

interface Child {
  given: string;
  paternal: string;
  maternal: string;
  run?: string;
  birth: string;
  adult: { name: string; run: string };
  motive: string;
  street: string;
  phone: string;
}

/** A sheet of requests as an office would have it: everything people do to sheets, and what must come of each row. */
export function messySheet(count: number, seed = 7): MessySheet {
  return new SheetWriter(new Dice(seed), seed).write(count);
}

class SheetWriter {
  private readonly children: Child[] = [];
  private serial = 0;

  constructor(
    private readonly dice: Dice,
    private readonly seed: number,
  ) {}

  write(count: number): MessySheet {
    const rows: MessyRow[] = [];
    while (rows.length < count) rows.push(this.row(this.dice.next(), rows));
    return { titles: TITLES, rows };
  }

  private row(luck: number, before: MessyRow[]): MessyRow {
    if (luck < 0.02) return { cells: TITLES.map(() => this.dice.of(['', ' ', '-'])), expected: 'blank' };
    if (luck < 0.05) return { cells: this.cells(this.child(), { run: this.wrongRun() }), expected: 'refused' };
    if (luck < 0.07)
      return {
        cells: this.cells(this.child(), { birth: this.dice.of(['31/02/2015', '25.13.2014', 'por confirmar']) }),
        expected: 'refused',
      };
    if (luck < 0.08) return { cells: this.cells(this.child(), { birth: '03/04/1999' }), expected: 'refused' };
    if (luck < 0.09)
      return { cells: this.cells({ ...this.child(), given: '', paternal: '', maternal: '' }), expected: 'refused' };
    if (luck < 0.16 && this.withRun.length > 0)
      return { cells: this.cells(this.dice.of(this.withRun)), expected: 'open-request' };
    if (luck < 0.2) return this.exactDouble(before);
    if (luck < 0.28 && this.withRun.length > 0) return this.sibling(this.dice.of(this.withRun));
    return { cells: this.cells(this.remember(this.child())), expected: 'accepted' };
  }

  private get withRun(): Child[] {
    return this.children.filter(({ run }) => run);
  }

  private exactDouble(before: MessyRow[]): MessyRow {
    const taken = before.filter(({ expected }) => expected === 'accepted');
    if (taken.length === 0) return { cells: this.cells(this.remember(this.child())), expected: 'accepted' };
    const { cells } = this.dice.of(taken);
    // Spaces, and a RUN with or without dots, are no difference.
    return { cells: cells.map((cell, at) => (at === 4 ? cell.replaceAll('.', '') : ` ${cell} `)), expected: 'double' };
  }

  /** Another child of the same household, for the same motive: one request for both. */
  private sibling(of: Child): MessyRow {
    const { paternal, maternal, adult, motive, street, phone } = of;
    const child = { ...this.child(), paternal, maternal, adult, motive, street, phone };
    return { cells: this.cells(this.remember(child)), expected: 'joined' };
  }

  private remember(child: Child): Child {
    this.children.push(child);
    return child;
  }

  /** Names that no two children share: who looks alike is another question than who is written down badly. */
  private child(): Child {
    const { dice } = this;
    const number = ++this.serial;
    const name = (letters: string, length: number): string => {
      let [text, rest] = ['', number * 7_919 + this.seed];
      for (let at = 0; at < length; at += 1) {
        text += letters[rest % letters.length]! + 'aeiou'[(rest >> 3) % 5]!;
        rest = Math.imul(rest, 31) >>> 1;
      }
      return text[0]!.toUpperCase() + text.slice(1);
    };
    return {
      given: `${dice.of(GIVEN)} ${name('bcdfglmnprstv', 3)}`,
      paternal: `${dice.of(SURNAMES)}${number % 3 ? '' : ' '}${name('lmnrst', 3).toLowerCase()}`.replace(' ', ''),
      maternal: `${name('bcdfgjlmnpqrstvxz', 4)}`,
      run: dice.next() < 0.15 ? undefined : this.run(23_000_000 + this.seed * 100_000 + number * 2),
      birth: `${2009 + dice.int(16)}-${pad(1 + dice.int(12))}-${pad(1 + dice.int(28))}`,
      adult: {
        name: `${name('bcdfgjlmnpqrstvxz', 4)} ${name('bcdfglmnprstv', 4)} ${name('lmnrstbcd', 4)}`,
        run: this.run(12_000_000 + this.seed * 100_000 + number * 3),
      },
      motive: dice.of(MOTIVES),
      street: `${dice.of(STREETS)} ${100 + number}`,
      phone: `+56 9 ${5_000_0000 + number * 17 + this.seed}`,
    };
  }

  private run = (number: number): string => `${number}-${checkDigit(number)}`;

  private wrongRun(): string {
    const number = 24_000_000 + this.serial;
    const right = checkDigit(number);
    return `${number}-${right === '5' ? '6' : '5'}`;
  }

  private cells(child: Child, bad: { run?: string; birth?: string } = {}): string[] {
    const { dice } = this;
    const run = bad.run ?? (child.run ? this.runAsWritten(child.run) : dice.of(['', 's/r', 'no tiene', '-']));
    const adultRun = this.runAsWritten(child.adult.run);
    const shout = dice.next() < 0.2 ? (text: string) => text.toUpperCase() : (text: string) => text;
    return [
      String(this.serial),
      shout(child.given),
      shout(child.paternal),
      shout(child.maternal),
      run,
      bad.birth ?? this.dateAsWritten(child.birth),
      dice.of(['F', 'M', 'femenino', 'Masculino', '']),
      dice.of(['Chilena', 'chileno', 'Venezolana', '', 'peruana', 'marciana']),
      child.adult.name,
      adultRun,
      dice.of(['madre', 'Abuela', 'padre', 'tía']),
      child.phone,
      child.street,
      this.dateAsWritten(`2026-0${1 + dice.int(5)}-${pad(1 + dice.int(28))}`),
      dice.of(CHANNELS),
      dice.of(['Escuela D-120', '', 'CESFAM Ñuñoa', 'Juzgado']),
      child.motive,
      dice.of(['4°B', 'kínder', '']),
      dice.of(['', 'dice "no quiere ir"; llorando', 'ver carpeta, urgente', 'línea uno\nlínea dos']),
    ];
  }

  private runAsWritten(run: string): string {
    const [number = '', check = ''] = run.split('-');
    const dotted = number.replace(/\B(?=(\d{3})+$)/g, '.');
    return this.dice.of([
      run,
      `${dotted}-${check}`,
      `${number}${check}`,
      ` ${dotted} - ${check.toLowerCase()}`,
      `${number}–${check}`,
    ]);
  }

  private dateAsWritten(date: string): string {
    const [year = '', month = '', day = ''] = date.split('-');
    const [m, d] = [Number(month), Number(day)];
    const serial = Math.round(Date.parse(date) / 86_400_000) + 25_569;
    return this.dice.of([
      `${d}/${m}/${year}`,
      `${day}-${month}-${year.slice(2)}`,
      date,
      `${day}.${month}.${year}`,
      `${d} de ${MONTHS[m - 1]} de ${year}`,
      String(serial),
      `${day}/${month}/${year} 0:00`,
    ]);
  }
}

const pad = (number: number): string => String(number).padStart(2, '0');

export interface CsvStyle {
  delimiter: ';' | ',' | '\t';
  encoding: 'utf8' | 'utf8-mark' | 'windows-1252' | 'mixed' | 'utf16';
}

/** Rows above the titles, as reports have them, and a sum below. */
export function toCsv({ titles, rows }: MessySheet, { delimiter, encoding }: CsvStyle): Buffer {
  const quoted = (cell: string): string => (/["\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [
    ['Oficina Local de la Niñez'],
    ['Solicitudes 2026', '', ''],
    titles,
    ...rows.map(({ cells }) => cells),
  ].map((row) => row.map(quoted).join(delimiter));
  if (encoding === 'mixed')
    return Buffer.concat(lines.map((line, at) => iconv.encode(`${line}\r\n`, at % 2 ? 'windows-1252' : 'utf8')));
  const text = `${lines.join('\r\n')}\r\n`;
  if (encoding === 'utf16') return iconv.encode(text, 'utf-16le', { addBOM: true });
  return iconv.encode(text, encoding === 'windows-1252' ? 'windows-1252' : 'utf8', {
    addBOM: encoding === 'utf8-mark',
  });
}

/** Number of the row in the file, of the row of the sheet with this index. */
export const rowNumberOf = (index: number): number => index + 4;

/** A workbook as Excel writes it: dates as styled numbers, RUN without hyphen as numbers. */
export function toXlsx({ titles, rows }: MessySheet): Buffer {
  const letters = (at: number): string => String.fromCharCode(65 + at);
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const cellXml = (text: string, column: number, row: number): string => {
    const at = `${letters(column)}${row}`;
    if (/^\d{5}$/.test(text) && column === 5) return `<c r="${at}" s="1"><v>${text}</v></c>`;
    if (/^\d{6,9}$/.test(text)) return `<c r="${at}"><v>${text}</v></c>`;
    return text === '' ? '' : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  };
  const all = [['Oficina Local de la Niñez'], ['Solicitudes 2026'], titles, ...rows.map(({ cells }) => cells)];
  const data = all
    .map(
      (cells, at) => `<row r="${at + 1}">${cells.map((text, column) => cellXml(text, column, at + 1)).join('')}</row>`,
    )
    .join('');
  const ns = 'http://schemas.openxmlformats.org';
  const files = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="Solicitudes" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${ns}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${ns}/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}
