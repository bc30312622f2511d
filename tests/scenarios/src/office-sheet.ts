/** A sheet of referrals as a school's office keeps it, and what must come of its rows. */
export interface OfficeSheet {
  bytes: Buffer;
  surnames: string[];
  expected: { accepted: number; doubles: number; refused: number };
}

interface SheetOptions {
  /** Each row's narrative is this long. */
  narrativeBytes?: number;
  /** Number of the first child: other numbers are other children. */
  from?: number;
}

const TITLES = 'N°;Nombres NNA;Apellido Paterno;Ap. Materno;R.U.T.;Fec. Nac.;Sexo;Motivo;Observaciones';
const GIVEN = ['Agustina', 'Máximo', 'Begoña', 'Íñigo', 'Trinidad', 'Óscar', 'Noemí', 'Renata'];
/** Sounds that make surnames unlike each other: likeness would ask for a review. */
const FIRST = [
  'Ñan',
  'Que',
  'Hui',
  'Cal',
  'Mar',
  'Lle',
  'Pich',
  'Cur',
  'Ante',
  'Rai',
  'Tra',
  'Coñ',
  'Epu',
  'Wen',
  'Neg',
  'Loi',
];
const LAST = [
  'cupil',
  'tral',
  'chumán',
  'fulao',
  'ilaf',
  'guante',
  'mañi',
  'pán',
  'queo',
  'ray',
  'leo',
  'güelo',
  'nao',
  'bir',
  'cheo',
  'vil',
];

/** Every 20th row repeats the one before it, every 25th has a wrong check digit, every 50th is blank. */
export function officeSheet(rows: number, { narrativeBytes = 60, from = 0 }: SheetOptions = {}): OfficeSheet {
  const expected = { accepted: 0, doubles: 0, refused: 0 };
  const surnames: string[] = [];
  const lines = ['LICEO B-30 · derivaciones a la OLN;;;;;;;;', TITLES];
  let before: string | undefined;
  for (let at = 1; at <= rows; at++) {
    if (at % 50 === 0) lines.push(';;;;;;;;');
    else if (at % 20 === 0 && before) {
      lines.push(before);
      expected.doubles += 1;
    } else {
      const isWrong = at % 25 === 0;
      const { line, surname } = childRow(from + at, isWrong, narrativeBytes);
      lines.push(line);
      surnames.push(surname);
      expected[isWrong ? 'refused' : 'accepted'] += 1;
      before = isWrong ? undefined : line;
    }
  }
  return { bytes: mixedEncodings(lines), surnames, expected };
}

function childRow(number: number, isWrong: boolean, narrativeBytes: number): { line: string; surname: string } {
  const surname = `${FIRST[number % 16]}${LAST[Math.floor(number / 16) % 16]}`;
  const maternal = `${FIRST[(number * 7 + 3) % 16]}${LAST[(number * 5 + 1) % 16]}`;
  const cells = [
    String(number),
    GIVEN[number % GIVEN.length]!,
    number % 3 === 0 ? surname.toUpperCase() : surname,
    maternal,
    runOf(26_000_000 + number * 1_237, number, isWrong),
    birthDate(number),
    number % 2 === 0 ? 'F' : 'hombre',
    number % 4 === 0 ? 'inasistencia escolar' : 'Negligencia',
    'relato de la escuela '
      .repeat(Math.ceil(narrativeBytes / 21))
      .slice(0, Math.min(narrativeBytes, 3_900))
      .trim(),
  ];
  return { line: cells.join(';'), surname };
}

/** With dots and dash, with the dash alone, without either: as it comes. */
function runOf(run: number, number: number, isWrong: boolean): string {
  const sum = [...String(run)].reverse().reduce((total, digit, at) => total + Number(digit) * ((at % 6) + 2), 0);
  const rest = (11 - (sum % 11)) % 11;
  const right = rest === 10 ? 'K' : String(rest);
  const digit = isWrong ? (right === '4' ? '5' : '4') : right;
  if (number % 3 === 0) return `${run}${digit}`;
  if (number % 3 === 1) return `${run}-${digit.toLowerCase()}`;
  return `${run.toLocaleString('de-DE')}-${digit}`;
}

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'];

function birthDate(number: number): string {
  const [year, month, day] = [2012 + (number % 9), 1 + (number % 12), 1 + (number % 28)];
  const two = (value: number): string => String(value).padStart(2, '0');
  const spellings = [
    `${day}/${month}/${year}`,
    `${year}-${two(month)}-${two(day)}`,
    `${two(day)}.${two(month)}.${year}`,
    `${day}-${MONTHS[month - 1]}-${year}`,
  ];
  return spellings[number % 4]!;
}

/** Half of the lines come from a machine that writes windows-1252, half from one that writes UTF-8. */
const mixedEncodings = (lines: string[]): Buffer =>
  Buffer.concat(lines.map((line, at) => Buffer.from(`${line}\r\n`, at % 2 === 0 ? 'utf8' : 'latin1')));
