import { localDate, type LocalDate } from '@oln/calendar';
import { FOREVER, gathered, NO_VALUE, type Mark } from './mark.js';
import { measureOf, type MeasureName } from './measures.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Said {
  code?: string;
  /** Instant of the day it belongs to, where that is another than the one on which it was known. */
  on?: number;
  value?: number;
}

/** `from`: since when it holds under whatever code. */
interface Held {
  code: string;
  since: number;
  on: number;
  from: number;
}

/** Gathers the marks of one record while its facts are gone through in order. Instants in milliseconds. */
export class Life {
  line = '';
  private readonly marks: Omit<Mark, 'line'>[] = [];
  private readonly standing = new Map<string, Held>();

  /** Is known from an instant on, and stays. */
  count(measure: MeasureName, at: number, { code = '', on = at, value = NO_VALUE }: Said = {}): void {
    this.marks.push({ ...spanOf(at, undefined), measure, code, on: dayOf(on), value, n: 1 });
  }

  /**
   * From an instant on this is what holds of a measure, and no more what held before; undefined: nothing does. `on`: of what is
   * counted by period. `key`: where several hold at once.
   */
  hold(
    measure: MeasureName,
    at: number,
    code: string | undefined,
    { on, key = '' }: { on?: number; key?: string } = {},
  ): void {
    const place = `${measure} ${key}`;
    const before = this.standing.get(place);
    if (before && before.code === code && (on === undefined || before.on === on)) return;
    if (before) this.end(measure, before, at);
    if (code === undefined) this.standing.delete(place);
    else this.standing.set(place, { code, since: at, on: on ?? at, from: at });
  }

  /** The same thing under another code: of a wait whose priority was raised, the age goes on. */
  rename(measure: MeasureName, at: number, code: string): void {
    const before = this.standing.get(`${measure} `);
    if (!before || before.code === code) return;
    this.end(measure, before, at);
    this.standing.set(`${measure} `, { ...before, code, since: at });
  }

  /** Since when it holds, whatever it was called meanwhile. */
  startOf(measure: MeasureName): number | undefined {
    return this.standing.get(`${measure} `)?.from;
  }

  /** Since when the measure holds what it does; undefined if it holds nothing. */
  heldSince(measure: MeasureName, key = ''): { code: string; since: number } | undefined {
    return this.standing.get(`${measure} ${key}`);
  }

  /** Keys under which the measure holds something. */
  keysOf(measure: MeasureName): string[] {
    const head = `${measure} `;
    return [...this.standing.keys()].filter((place) => place.startsWith(head)).map((place) => place.slice(head.length));
  }

  /** All marks, with the line that came to be known. */
  told(): Mark[] {
    for (const [place, held] of this.standing) this.end(place.slice(0, place.indexOf(' ')) as MeasureName, held);
    this.standing.clear();
    return gathered(this.marks.map((mark) => ({ ...mark, line: this.line })));
  }

  private end(measure: MeasureName, { code, since, on, from }: Held, at?: number): void {
    // Of what stands, the day it belongs to is the one since which it does: its age is reckoned from there.
    const day = measureOf(measure).time === 'stock' ? from : on;
    this.marks.push({ ...spanOf(since, at), measure, code, on: dayOf(day), value: NO_VALUE, n: 1 });
  }
}

const spanOf = (since: number, until: number | undefined): { since: LocalDate; until: LocalDate } => ({
  since: dayOf(since),
  until: until === undefined ? FOREVER : dayOf(until),
});

const DAYS = new Map<number, LocalDate>();
/** Hours of ten years. */
const DAYS_AT_MOST = 90_000;

/** The local day. It changes at whole hours, so that each hour is reckoned once: a rebuild asks for millions of them. */
function dayOf(at: number): LocalDate {
  const hour = Math.floor(at / HOUR_MS);
  const known = DAYS.get(hour);
  if (known !== undefined) return known;
  if (DAYS.size >= DAYS_AT_MOST) DAYS.clear();
  const day = localDate(at);
  DAYS.set(hour, day);
  return day;
}

export const wholeDays = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / DAY_MS));
export const wholeHours = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / HOUR_MS));
