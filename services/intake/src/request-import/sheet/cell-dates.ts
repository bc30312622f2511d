import { addDays, isLocalDate, type LocalDate } from '@oln/calendar';
import { normaliseName } from '@oln/identity';

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const NUMERIC = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})$/;
const IN_WORDS = /^(\d{1,2}) ([a-z]{3,10}) (\d{4}|\d{2})$/;
const TIME = /[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[ap]\.?\s?m\.?)?$/i;

/**
 * A date as people write it in Chile, day first: `3/4/2015`, `03-04-15`, `2015-04-03`, `3 de abril de 2015`, `3-abr-15`,
 * `03042015`, and the day numbers Excel leaves behind (`42097`). Undefined where it cannot be told: never a guess
 * between day and month.
 */
export function parsePeopleDate(text: string, asOf: LocalDate): LocalDate | undefined {
  const plain = text.trim().replace(TIME, '').trim();
  return numeric(plain, asOf) ?? yearFirst(plain) ?? inWords(plain, asOf) ?? inDigits(plain);
}

function numeric(text: string, asOf: LocalDate): LocalDate | undefined {
  const [, day, month, year] = NUMERIC.exec(text) ?? [];
  return year === undefined ? undefined : dateOf(fullYear(year, asOf), Number(month), Number(day));
}

function yearFirst(text: string): LocalDate | undefined {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  return year === undefined ? undefined : dateOf(Number(year), Number(month), Number(day));
}

function inWords(text: string, asOf: LocalDate): LocalDate | undefined {
  const [, day, word = '', year] = IN_WORDS.exec(normaliseName(text)) ?? [];
  const month = MONTHS.indexOf(word.startsWith('set') ? 'sep' : word.slice(0, 3)) + 1;
  return year === undefined || month === 0 ? undefined : dateOf(fullYear(year, asOf), month, Number(day));
}

/** `20150403`, `03042015`, or the day number of Excel, which counts a 29 February 1900 that never was. */
function inDigits(text: string): LocalDate | undefined {
  if (/^\d{8}$/.test(text)) {
    const [first, second, third] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
      number,
      number,
      number,
    ];
    return (
      dateOf(first, second, third) ?? dateOf(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)))
    );
  }
  const [, days] = /^(\d{5})([.,]\d+)?$/.exec(text) ?? [];
  return days === undefined ? undefined : addDays('1899-12-30', Number(days));
}

/** Two digits: this century, unless that lies in the future. */
function fullYear(year: string, asOf: LocalDate): number {
  if (year.length === 4) return Number(year);
  const century = Math.floor(Number(asOf.slice(0, 4)) / 100) * 100;
  const inThis = century + Number(year);
  return inThis > Number(asOf.slice(0, 4)) ? inThis - 100 : inThis;
}

function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1900 || year > 2199) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}
