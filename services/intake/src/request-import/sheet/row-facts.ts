import { localDate, startOfLocalDay, type LocalDate } from '@oln/calendar';
import type { Channel } from '@oln/contracts';
import { parseRun } from '@oln/identity';
import type { Relation } from '../../family/family.js';
import { kindOn, normaliseIdentifier, type Identifier, type PersonInput } from '../../person/person.js';
import type { Contact } from '../../person/person-codes.js';
import type { RowProblem } from '../request-import.errors.js';
import { parsePeopleDate } from './cell-dates.js';
import { splitName, surnamesOf, type NameParts } from './cell-names.js';
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
  type SexStyle,
} from './cell-words.js';
import type { Column, Header } from './sheet-columns.js';

/** A row as the office meant it. */
export interface RowFacts {
  child: PersonInput;
  adult?: PersonInput & { relation: Relation };
  channel: Channel;
  motive: string;
  receivedAt?: LocalDate;
  danger: boolean;
  /** Everything that has no place of its own: nothing that was written is lost. */
  narrative?: string;
}

/** Understood, perhaps with remarks; or what must be corrected. */
export type ReadRow = { facts: RowFacts; remarks: RowProblem[] } | { problems: RowProblem[] };

export interface SheetContext {
  header: Header;
  sexStyle: SexStyle;
  commune: string;
  asOf: Date;
}

/** Reads one row of a sheet. Pure: the same row gives the same facts. */
export function readRow(cells: string[], context: SheetContext): ReadRow {
  return new RowReader(cells, context).read();
}

class RowReader {
  private readonly problems: RowProblem[] = [];
  private readonly remarks: RowProblem[] = [];
  private readonly asides: string[] = [];
  private readonly today: LocalDate;

  constructor(
    private readonly cells: string[],
    private readonly context: SheetContext,
  ) {
    this.today = localDate(context.asOf.getTime());
  }

  read(): ReadRow {
    const child = this.child();
    const adult = this.adult();
    const facts = {
      child,
      adult,
      channel: this.channel(),
      motive: this.motive(),
      receivedAt: this.receivedAt(),
      danger: isYes(this.cell('danger')),
    };
    const narrative = this.narrative();
    return this.problems.length > 0
      ? { problems: this.problems }
      : { facts: { ...facts, narrative }, remarks: this.remarks };
  }

  private child(): PersonInput {
    const { run, identifiers } = this.identity();
    const birthDate = this.birthDate();
    const disability = this.word('disability', disabilityOf);
    const nationality = this.word('nationality', countryOf);
    return {
      ...this.name(),
      run,
      identifiers,
      birthDate,
      kind: birthDate ? undefined : 'child',
      sex: this.word('sex', (text) => sexOf(text, this.context.sexStyle)) ?? 'unknown',
      nationalities: nationality ? [nationality] : [],
      indigenousPeople: this.word('indigenousPeople', indigenousPeopleOf),
      disabilities: disability ? [disability] : [],
      address: this.address(),
      contacts: this.contacts(),
    };
  }

  private name(): NameParts {
    const given = this.cell('givenNames');
    const [first, second, both] = [this.cell('firstSurname'), this.cell('secondSurname'), this.cell('surnames')];
    const text = given || this.cell('fullName');
    if (!text || !/\p{L}/u.test(text))
      this.problem('NAME_MISSING', this.context.header.columns.has('givenNames') ? 'givenNames' : 'fullName');
    if (!given || !(first || second || both)) return splitName(text);
    return {
      givenNames: given,
      ...(both ? surnamesOf(both) : { firstSurname: first || undefined, secondSurname: second || undefined }),
    };
  }

  /** A provisional number in the column of the RUN is an identifier like others. */
  private identity(): { run?: string; identifiers: Identifier[] } {
    const other = normaliseIdentifier(this.cell('otherId'));
    const identifiers: Identifier[] = other ? [{ kind: 'other', value: other }] : [];
    const text = this.cell('run');
    if (!text) return { identifiers };
    const parsed = parseRun(text);
    if (parsed.ok) return { run: parsed.run, identifiers };
    if (parsed.reason === 'provisional')
      return { identifiers: [...identifiers, { kind: 'ipe', value: normaliseIdentifier(text) }] };
    this.problem(parsed.reason === 'check-digit' ? 'RUN_CHECK_DIGIT' : 'RUN_NOT_UNDERSTOOD', 'run');
    return { identifiers };
  }

  private birthDate(): LocalDate | undefined {
    const text = this.cell('birthDate');
    if (!text) return undefined;
    const date = parsePeopleDate(text, this.today);
    if (!date) this.problem('DATE_NOT_UNDERSTOOD', 'birthDate');
    else if (date > this.today) this.problem('BORN_LATER', 'birthDate');
    else if (kindOn(date, this.context.asOf) === 'adult') this.problem('OF_AGE', 'birthDate');
    return date;
  }

  private adult(): RowFacts['adult'] {
    const [name, text] = [this.cell('adultName'), this.cell('adultRun')];
    if (!name) {
      if (text) this.aside('adultRun');
      return undefined;
    }
    const parsed = text ? parseRun(text) : undefined;
    if (parsed && !parsed.ok) this.remark('ADULT_RUN_IGNORED', 'adultRun');
    const known = { kind: 'adult', sex: 'unknown', identifiers: [], nationalities: [], disabilities: [] } as const;
    const said = {
      ...known,
      identifiers: [],
      nationalities: [],
      disabilities: [],
      address: this.address(),
      contacts: this.contacts(),
    };
    return {
      ...splitName(name),
      ...said,
      run: parsed?.ok ? parsed.run : undefined,
      relation: relationOf(this.cell('relation')),
    };
  }

  private address(): PersonInput['address'] {
    const [street, sector] = [this.cell('address'), this.cell('sector')];
    if (!street && !sector) return undefined;
    return { street: street || sector, sector: street ? sector || undefined : undefined };
  }

  private contacts(): Contact[] {
    const [phone, email] = [this.cell('phone'), this.cell('email')];
    const kind = email.includes('@') ? 'email' : 'other';
    return [
      ...(phone ? [{ kind: 'phone', value: phone } as const] : []),
      ...(email ? [{ kind, value: email } as const] : []),
    ];
  }

  private channel(): Channel {
    const sent = this.cell('sender') ? 'referral' : 'spontaneous';
    return this.word('channel', channelOf, 'CHANNEL_UNKNOWN') ?? sent;
  }

  private motive(): string {
    if (!this.cell('motive')) this.remark('MOTIVE_MISSING', 'motive', false);
    else this.aside('motive');
    return this.word('motive', motiveOf, 'MOTIVE_UNKNOWN') ?? 'other';
  }

  private receivedAt(): LocalDate | undefined {
    const text = this.cell('receivedAt');
    if (!text) return undefined;
    const date = parsePeopleDate(text, this.today);
    if (!date) this.remark('RECEIVED_NOT_UNDERSTOOD', 'receivedAt');
    else if (date > this.today) this.problem('RECEIVED_LATER', 'receivedAt');
    return date;
  }

  /** What was told, who sent it, and the cells of columns we do not know. */
  private narrative(): string | undefined {
    const known = new Set(this.context.header.columns.values());
    for (const column of ['sender', 'commune'] as const) this.aside(column);
    const unknown = this.cells.flatMap((cell, at) =>
      known.has(at) || isNothing(cell) ? [] : [`${this.context.header.titles[at] || at + 1}: ${cell}`],
    );
    const text = [this.cell('narrative'), ...this.asides, ...unknown].filter(Boolean).join('\n');
    return text === '' ? undefined : text.slice(0, 4_000);
  }

  /** A cell's code; a word we do not know is kept as it was written. */
  private word<Code>(
    column: Column,
    codeOf: (text: string) => Code | undefined,
    code: RowProblem['code'] = 'WORD_UNKNOWN',
  ): Code | undefined {
    const text = this.cell(column);
    const found = text ? codeOf(text) : undefined;
    if (text && found === undefined && !/^no\b/i.test(text)) this.remark(code, column, column !== 'motive');
    return found;
  }

  private cell(column: Column): string {
    const at = this.context.header.columns.get(column);
    const text = at === undefined ? '' : (this.cells[at] ?? '');
    return isNothing(text) && column !== 'danger' ? '' : text;
  }

  private problem(code: RowProblem['code'], column: Column): void {
    this.problems.push({ code, column: this.title(column) });
  }

  /** The row is taken all the same. */
  private remark(code: RowProblem['code'], column: Column, keep = true): void {
    this.remarks.push({ code, column: this.title(column) });
    if (keep) this.aside(column);
  }

  private aside(column: Column): void {
    const text = this.cell(column);
    const line = `${this.title(column)}: ${text}`;
    if (text && !this.asides.includes(line)) this.asides.push(line);
  }

  private title(column: Column): string {
    const at = this.context.header.columns.get(column);
    return (at === undefined ? undefined : this.context.header.titles[at]) ?? column;
  }
}

/** Midday of the day the sheet names, but not later than now. */
export const receivedInstant = (date: LocalDate, asOf: Date): Date =>
  new Date(Math.min(Date.parse(startOfLocalDay(date)) + 12 * 3_600_000, asOf.getTime()));
