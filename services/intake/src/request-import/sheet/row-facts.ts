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
import { RowCells } from './row-cells.js';
import type { Header } from './sheet-columns.js';

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
  return new RowReader(new RowCells(cells, context.header), context).read();
}

class RowReader {
  private readonly today: LocalDate;

  constructor(
    private readonly cells: RowCells,
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
      danger: isYes(this.cells.cell('danger')),
    };
    const narrative = this.narrative();
    return this.cells.problems.length > 0
      ? { problems: this.cells.problems }
      : { facts: { ...facts, narrative }, remarks: this.cells.remarks };
  }

  private child(): PersonInput {
    const { run, identifiers } = this.identity();
    const birthDate = this.birthDate();
    const disability = this.cells.word('disability', disabilityOf);
    const nationality = this.cells.word('nationality', countryOf);
    return {
      ...this.name(),
      run,
      identifiers,
      birthDate,
      kind: birthDate ? undefined : 'child',
      sex: this.cells.word('sex', (text) => sexOf(text, this.context.sexStyle)) ?? 'unknown',
      nationalities: nationality ? [nationality] : [],
      indigenousPeople: this.cells.word('indigenousPeople', indigenousPeopleOf),
      disabilities: disability ? [disability] : [],
      address: this.address(),
      contacts: this.contacts(),
    };
  }

  private name(): NameParts {
    const given = this.cells.cell('givenNames');
    const [first, second, both] = [
      this.cells.cell('firstSurname'),
      this.cells.cell('secondSurname'),
      this.cells.cell('surnames'),
    ];
    const text = given || this.cells.cell('fullName');
    if (!text || !/\p{L}/u.test(text))
      this.cells.problem('NAME_MISSING', this.cells.header.columns.has('givenNames') ? 'givenNames' : 'fullName');
    if (!given || !(first || second || both)) return splitName(text);
    return {
      givenNames: given,
      ...(both ? surnamesOf(both) : { firstSurname: first || undefined, secondSurname: second || undefined }),
    };
  }

  /** A provisional number in the column of the RUN is an identifier like others. */
  private identity(): { run?: string; identifiers: Identifier[] } {
    const other = normaliseIdentifier(this.cells.cell('otherId'));
    const identifiers: Identifier[] = other ? [{ kind: 'other', value: other }] : [];
    const text = this.cells.cell('run');
    if (!text) return { identifiers };
    const parsed = parseRun(text);
    if (parsed.ok) return { run: parsed.run, identifiers };
    if (parsed.reason === 'provisional')
      return { identifiers: [...identifiers, { kind: 'ipe', value: normaliseIdentifier(text) }] };
    this.cells.problem(parsed.reason === 'check-digit' ? 'RUN_CHECK_DIGIT' : 'RUN_NOT_UNDERSTOOD', 'run');
    return { identifiers };
  }

  private birthDate(): LocalDate | undefined {
    const text = this.cells.cell('birthDate');
    if (!text) return undefined;
    const date = parsePeopleDate(text, this.today);
    if (!date) this.cells.problem('DATE_NOT_UNDERSTOOD', 'birthDate');
    else if (date > this.today) this.cells.problem('BORN_LATER', 'birthDate');
    else if (kindOn(date, this.context.asOf) === 'adult') this.cells.problem('OF_AGE', 'birthDate');
    return date;
  }

  private adult(): RowFacts['adult'] {
    const [name, text] = [this.cells.cell('adultName'), this.cells.cell('adultRun')];
    if (!name) {
      if (text) this.cells.aside('adultRun');
      return undefined;
    }
    const parsed = text ? parseRun(text) : undefined;
    if (parsed && !parsed.ok) this.cells.remark('ADULT_RUN_IGNORED', 'adultRun');
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
      relation: relationOf(this.cells.cell('relation')),
    };
  }

  private address(): PersonInput['address'] {
    const [street, sector] = [this.cells.cell('address'), this.cells.cell('sector')];
    if (!street && !sector) return undefined;
    return { street: street || sector, sector: street ? sector || undefined : undefined };
  }

  private contacts(): Contact[] {
    const [phone, email] = [this.cells.cell('phone'), this.cells.cell('email')];
    const kind = email.includes('@') ? 'email' : 'other';
    return [
      ...(phone ? [{ kind: 'phone', value: phone } as const] : []),
      ...(email ? [{ kind, value: email } as const] : []),
    ];
  }

  private channel(): Channel {
    const sent = this.cells.cell('sender') ? 'referral' : 'spontaneous';
    return this.cells.word('channel', channelOf, 'CHANNEL_UNKNOWN') ?? sent;
  }

  private motive(): string {
    if (!this.cells.cell('motive')) this.cells.remark('MOTIVE_MISSING', 'motive', false);
    else this.cells.aside('motive');
    return this.cells.word('motive', motiveOf, 'MOTIVE_UNKNOWN') ?? 'other';
  }

  private receivedAt(): LocalDate | undefined {
    const text = this.cells.cell('receivedAt');
    if (!text) return undefined;
    const date = parsePeopleDate(text, this.today);
    if (!date) this.cells.remark('RECEIVED_NOT_UNDERSTOOD', 'receivedAt');
    else if (date > this.today) this.cells.problem('RECEIVED_LATER', 'receivedAt');
    return date;
  }

  /** What was told, who sent it, and the cells of columns we do not know. */
  private narrative(): string | undefined {
    const known = new Set(this.cells.header.columns.values());
    for (const column of ['sender', 'commune'] as const) this.cells.aside(column);
    const unknown = this.cells.texts.flatMap((cell, at) =>
      known.has(at) || isNothing(cell) ? [] : [`${this.cells.header.titles[at] || at + 1}: ${cell}`],
    );
    const text = [this.cells.cell('narrative'), ...this.cells.asides, ...unknown].filter(Boolean).join('\n');
    return text === '' ? undefined : text.slice(0, 4_000);
  }
}

/** Midday of the day the sheet names, but not later than now. */
export const receivedInstant = (date: LocalDate, asOf: Date): Date =>
  new Date(Math.min(Date.parse(startOfLocalDay(date)) + 12 * 3_600_000, asOf.getTime()));
