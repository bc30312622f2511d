import { AGE_OF_MAJORITY, ageOn, comingOfAge, localDate, type LocalDate } from '@oln/calendar';
import { isRefusal, refuse, type Refusal } from '@oln/contracts';
import { parseRun } from '@oln/identity';
import type {
  Address,
  Contact,
  Disability,
  IdentifierKind,
  IndigenousPeople,
  PersonKind,
  Sex,
} from './person-codes.js';
import { PersonErrors } from './person.errors.js';

/** Another number by which a person without RUN, or with one, is known. */
export interface Identifier {
  kind: IdentifierKind;
  value: string;
}

/** Everything that says who somebody is. Sealed as one piece; leaves the registry through its own doors only. */
export interface PersonData {
  givenNames: string;
  firstSurname?: string;
  secondSurname?: string;
  /** Name the person goes by. */
  socialName?: string;
  /** Normalised: `12345678-5`. */
  run?: string;
  identifiers: Identifier[];
  birthDate?: LocalDate;
  /** The day is a guess (newborns found, migrants without papers). */
  birthDateEstimated?: boolean;
  sex: Sex;
  /** ISO 3166-1 alpha-2. */
  nationalities: string[];
  indigenousPeople?: IndigenousPeople;
  disabilities: Disability[];
  address?: Address;
  contacts: Contact[];
}

export interface Person {
  id: string;
  commune: string;
  version: number;
  kind: PersonKind;
  data: PersonData;
  mergedInto?: string;
  ofAgeAt?: Date;
  deceasedAt?: Date;
  /** Nobody can say any more who it was: name, numbers, birth date, address and contacts are gone. */
  anonymisedAt?: Date;
  registeredAt: Date;
  registeredBy: string;
  /** The entry of another commune's registry it was taken over from. */
  originPerson?: string;
}

/** What a caller may say: a RUN as people write it, and whether a person without birth date is a child. */
export interface PersonInput extends Partial<Omit<PersonData, 'givenNames' | 'sex'>> {
  givenNames: string;
  sex: Sex;
  kind?: PersonKind;
}

/** Name in one piece, as it is compared. */
export const fullName = ({ givenNames, firstSurname, secondSurname }: PersonData): string =>
  [givenNames, firstSurname, secondSurname].filter(Boolean).join(' ');

export const identifiedBy = ({ run, identifiers }: PersonData): 'run' | 'provisional' | 'none' =>
  run ? 'run' : identifiers.length > 0 ? 'provisional' : 'none';

/** Data as it is kept, or why it cannot be. */
export function decideData(input: PersonInput, asOf: Date): { data: PersonData; kind: PersonKind } | Refusal {
  const { kind: said, ...given } = input;
  const missing = !given.givenNames ? 'givenNames' : !given.sex ? 'sex' : undefined;
  if (missing) return refuse(PersonErrors.NAME_MISSING, { field: missing });
  const run = given.run === undefined ? undefined : readRun(given.run);
  if (isRefusal(run)) return run;
  if (given.birthDate && given.birthDate > localDate(asOf.getTime())) {
    return refuse(PersonErrors.BORN_LATER, { field: 'birthDate' });
  }
  const kind = given.birthDate ? kindOn(given.birthDate, asOf) : said;
  if (!kind) return refuse(PersonErrors.AGE_UNKNOWN, { field: 'birthDate' });
  const identifiers = distinctIdentifiers(given.identifiers ?? []);
  const { nationalities = [], disabilities = [], contacts = [] } = given;
  return { kind, data: { ...given, run, identifiers, nationalities, disabilities, contacts } };
}

/** In its one form, or what is wrong with it. */
export function readRun(written: string): string | Refusal {
  const parsed = parseRun(written);
  return parsed.ok ? parsed.run : refuse(RUN_PROBLEMS[parsed.reason] ?? PersonErrors.RUN_WRONG, { field: 'run' });
}

const RUN_PROBLEMS = { provisional: PersonErrors.RUN_PROVISIONAL, company: PersonErrors.RUN_COMPANY } as Partial<
  Record<string, (typeof PersonErrors)[keyof typeof PersonErrors]>
>;

export const kindOn = (birthDate: LocalDate, asOf: Date): PersonKind =>
  ageOn(birthDate, localDate(asOf.getTime())) < AGE_OF_MAJORITY ? 'child' : 'adult';

/** The year is all that the table knows of a birth date: enough to find who may come of age this year. */
export const majorityYear = ({ birthDate }: PersonData): number | undefined =>
  birthDate ? Number(comingOfAge(birthDate).slice(0, 4)) : undefined;

/** Corrects or completes; `null` clears. Gives the new state and the names of what changed. */
export function decideRectification(
  person: Person,
  changes: PersonChanges,
  asOf: Date,
): { person: Person; fields: string[] } | Refusal {
  if (person.anonymisedAt) return refuse(PersonErrors.ANONYMISED);
  if (person.mergedInto) return refuse(PersonErrors.MERGED, { params: { survivor: person.mergedInto } });
  const input = withChanges(person, changes);
  const decided = decideData(input, asOf);
  if (isRefusal(decided)) return decided;
  const fields = changedFields(person.data, decided.data);
  if (fields.length === 0 && decided.kind === person.kind) return refuse(PersonErrors.NOTHING_CHANGED);
  const ofAgeAt = ofAgeAfter(person, decided.kind, asOf);
  return { person: { ...person, ...decided, ofAgeAt, version: person.version + 1 }, fields };
}

/** Who turns out to be of age is so from now on; who turns out to be a child comes of age again one day. */
function ofAgeAfter(before: Person, kind: PersonKind, asOf: Date): Date | undefined {
  if (kind === 'child') return undefined;
  return before.kind === 'child' ? asOf : before.ofAgeAt;
}

/** What the score of a request reads of a child. */
const SCORED_FIELDS = ['birth-date', 'run', 'disabilities'];

export const changesScore = (fields: string[]): boolean => fields.some((field) => SCORED_FIELDS.includes(field));

/** By the birth date where one is known: between midnight and the sweep the entry still says child. */
export const isUnderAge = ({ kind, data, deceasedAt, anonymisedAt }: Person, asOf: Date): boolean =>
  !deceasedAt && !anonymisedAt && (data.birthDate ? kindOn(data.birthDate, asOf) : kind) === 'child';

export type PersonChanges = { [Field in keyof PersonInput]?: PersonInput[Field] | null };

function withChanges({ data, kind }: Person, changes: PersonChanges): PersonInput {
  const merged: Record<string, unknown> = { ...data, kind };
  for (const [field, value] of Object.entries(changes)) {
    if (value === null) delete merged[field];
    else if (value !== undefined) merged[field] = value;
  }
  return merged as unknown as PersonInput;
}

/** In kebab case, as events name them. */
function changedFields(before: PersonData, after: PersonData): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PersonData>;
  return [...names]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    .sort();
}

function distinctIdentifiers(identifiers: Identifier[]): Identifier[] {
  const known = new Map<string, Identifier>();
  for (const { kind, value } of identifiers) {
    const plain = normaliseIdentifier(value);
    if (plain) known.set(`${kind}:${plain}`, { kind, value: plain });
  }
  return [...known.values()];
}

/** `ab 123.456-7` and `AB1234567` are the same document. */
export const normaliseIdentifier = (value: string): string => value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What stays of somebody once it is anonymised: sex and commune, for the figures. The table keeps the year of coming of age. */
export const anonymousOf = ({ sex, address }: PersonData): PersonData => ({
  givenNames: 'Persona anonimizada',
  sex,
  identifiers: [],
  nationalities: [],
  disabilities: [],
  contacts: [],
  ...(address?.commune ? { address: { street: '—', commune: address.commune } } : {}),
});
