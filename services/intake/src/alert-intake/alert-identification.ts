import { normaliseName } from '@oln/identity';
import type { PersonInput } from '../person/person.js';
import { RELATIONS, type Relation } from '../family/family.js';
import { SEXES, type Sex } from '../person/person-codes.js';
import type { Candidate } from '../matching/matching.js';

/** What an alert tells of who it is about. Comes with the answer of `alerts`, and stays in memory only. */
export interface ToldIdentity {
  run?: string;
  givenNames?: string;
  firstSurname?: string;
  secondSurname?: string;
  birthDate?: string;
  sex?: string;
  phone?: string;
  address?: { street: string; sector?: string; reference?: string };
  adult?: {
    run?: string;
    givenNames?: string;
    firstSurname?: string;
    secondSurname?: string;
    relation?: string;
    phone?: string;
  };
}

export const UNCLEAR_REASONS = ['several-match', 'too-little-known', 'not-a-child'] as const;
export type UnclearReason = (typeof UNCLEAR_REASONS)[number];
export const IDENTIFICATION_STATES = ['pending', 'unclear', 'done'] as const;
export type IdentificationState = (typeof IDENTIFICATION_STATES)[number];

export interface AlertIdentification {
  alertId: string;
  commune: string;
  version: number;
  state: IdentificationState;
  reason?: UnclearReason;
  candidates: string[];
  personId?: string;
  askedAt: Date;
}

/** The child as the registry would enter it; undefined where not even a name is told. */
export function childOf(told: ToldIdentity, commune: string): PersonInput | undefined {
  const { run, givenNames, firstSurname, secondSurname, birthDate, address } = told;
  if (!givenNames) return undefined;
  return {
    ...{ run, givenNames, firstSurname, secondSurname, birthDate, sex: sexOf(told.sex) },
    kind: birthDate ? undefined : 'child',
    address: address && { ...address, commune },
    contacts: contactsOf(told.phone),
  };
}

/** The adult who was named with the child. */
export function adultOf({ adult }: ToldIdentity): (PersonInput & { relation: Relation }) | undefined {
  if (!adult?.givenNames) return undefined;
  const { run, givenNames, firstSurname, secondSurname, phone } = adult;
  const relation = (RELATIONS as readonly string[]).includes(adult.relation ?? '') ? adult.relation : 'other';
  return {
    ...{ run, givenNames, firstSurname, secondSurname, sex: 'unknown', kind: 'adult' },
    contacts: contactsOf(phone),
    relation: relation === 'child' ? 'other' : (relation as Relation),
  };
}

const sexOf = (told: string | undefined): Sex =>
  (SEXES as readonly string[]).includes(told ?? '') ? (told as Sex) : 'unknown';
const contactsOf = (phone: string | undefined): PersonInput['contacts'] =>
  phone ? [{ kind: 'phone', value: phone }] : [];

/** A name and a surname, at least: fewer would enter somebody whom nobody finds again. */
export const isEnough = ({ givenNames, firstSurname }: PersonInput): boolean =>
  givenNames.trim() !== '' && (firstSurname ?? '').trim() !== '';

/**
 * Who of the registry it can be. `sure`: the same identifier, or alone in being alike, with that birth date and no other
 * RUN. `likely`: the only one who is somewhat alike and has that birth date; the names must be compared. Whatever else is
 * alike is a question for a person: a child who is entered twice is watched by halves.
 */
export type Match = { sure: Candidate } | { likely: Candidate } | 'several' | undefined;

export function onlyMatch(candidates: readonly Candidate[]): Match {
  const alike = candidates.filter((one) => one.certainty !== 'possible' || has(one, 'birth-date-same'));
  const [best] = alike;
  if (!best) return undefined;
  if (best.certainty === 'certain') return { sure: best };
  if (alike.length > 1 || !has(best, 'birth-date-same') || has(best, 'different-run')) return 'several';
  return best.certainty === 'probable' ? { sure: best } : { likely: best };
}

const has = ({ reasons }: Candidate, reason: string): boolean => reasons.some((one) => one.reason === reason);

/** Every word that was told is part of the name that is known: a surname was left out, and nothing contradicts. */
export const isPartOf = (told: string, known: string): boolean => {
  const words = normaliseName(known).split(' ');
  return normaliseName(told)
    .split(' ')
    .every((word) => words.includes(word));
};
