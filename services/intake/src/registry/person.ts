import { ageOn } from '@oln/calendar';
import { refuse, type Refusal } from '@oln/contracts';
import { parseRun } from '@oln/identity';
import { RegistryErrors } from './registry.errors.js';

export const SEXES = ['female', 'male', 'intersex', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];
/** Identifiers of people without a RUN: newborns, migrants, people in process of regularisation. */
export const OTHER_ID_KINDS = ['provisional', 'passport', 'foreign-id', 'newborn-of', 'health-record'] as const;
export type OtherIdKind = (typeof OTHER_ID_KINDS)[number];
export const INDIGENOUS_PEOPLES = [
  'none',
  'mapuche',
  'aymara',
  'rapa-nui',
  'lickanantay',
  'quechua',
  'colla',
  'diaguita',
  'kawesqar',
  'yagan',
  'chango',
  'selk-nam',
  'other',
  'unknown',
] as const;
export type IndigenousPeople = (typeof INDIGENOUS_PEOPLES)[number];
export const DISABILITIES = ['none', 'physical', 'sensory', 'intellectual', 'psychosocial', 'multiple', 'unknown'] as const;
export type Disability = (typeof DISABILITIES)[number];

/** What identifies and describes a person. Lives in intake and nowhere else; sealed at rest. */
export interface PersonData {
  givenNames: string;
  familyNames: string;
  /** What the person is called, if another name. */
  socialName?: string;
  /** Normalised, `12345678-5`. */
  run?: string;
  otherId?: { kind: OtherIdKind; value: string };
  /** `YYYY-MM-DD`; unknown for some adults. */
  birthDate?: string;
  sex: Sex;
  /** ISO 3166-1 alpha-2. */
  nationality: string;
  indigenousPeople: IndigenousPeople;
  disability: Disability;
  address?: string;
  phone?: string;
  email?: string;
}

export interface Person extends PersonData {
  id: string;
  commune: string;
  version: number;
  /** Set once this entry was merged into another. */
  mergedInto?: string;
  deceasedOn?: string;
}

/** Checks what a person typed and brings it into one form. */
export function decidePerson(data: PersonData, today: string): PersonData | Refusal {
  if (data.birthDate && data.birthDate > today) return refuse(RegistryErrors.BORN_IN_FUTURE, { field: 'birthDate' });
  if (data.birthDate && ageOn(data.birthDate, today) > 120) return refuse(RegistryErrors.BORN_LONG_AGO, { field: 'birthDate' });
  if (!data.run) return data;
  const parsed = parseRun(data.run);
  if (!parsed.ok) return refuse(RegistryErrors.RUN_INVALID, { field: 'run', params: { reason: parsed.reason } });
  return { ...data, run: parsed.run };
}

export const isChild = (person: Pick<PersonData, 'birthDate'>, today: string): boolean =>
  person.birthDate !== undefined && ageOn(person.birthDate, today) < 18;

export const fullName = ({ givenNames, familyNames }: Pick<PersonData, 'givenNames' | 'familyNames'>): string =>
  `${givenNames} ${familyNames}`;

/** Names of the fields that differ: what a rectification corrected. */
export function changedFields(before: PersonData, after: PersonData): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PersonData>;
  return [...keys].filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null)).map(kebab);
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
