import { isRefusal, refuse, type Refusal } from '@oln/contracts';
import { normaliseName, similarity, trigramsOf } from '@oln/identity';
import { PersonErrors } from '../person/person.errors.js';
import { fullName, normaliseIdentifier, readRun, type Identifier, type PersonData } from '../person/person.js';

/** Why two entries look alike or not. `points` add up to the score; the words are for people who decide. */
export const MATCH_REASONS = [
  'same-run',
  'same-identifier',
  'different-run',
  'name-similar',
  'full-name-same',
  'birth-date-same',
  'birth-date-swapped',
  'birth-date-near',
  'birth-date-different',
  'sex-different',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

export const CERTAINTIES = ['certain', 'probable', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface Explained {
  reason: MatchReason;
  points: number;
}

export interface Candidate {
  personId: string;
  certainty: Certainty;
  /** 0 to 100. */
  score: number;
  reasons: Explained[];
}

const PROBABLE = 70;
const POSSIBLE = 45;
const NAME_POINTS = 60;

type Compared = Pick<
  PersonData,
  'givenNames' | 'firstSurname' | 'secondSurname' | 'socialName' | 'run' | 'identifiers' | 'birthDate' | 'sex'
>;

/** How alike a person who is sought and one in the registry are; undefined if hardly. Process §1: exact RUN, then fuzzy name and birth date. */
export function compare(sought: Compared, known: Compared, personId: string): Candidate | undefined {
  const same = sameIdentifier(sought, known);
  if (same) return certain(personId, same);
  const reasons = [...nameReasons(sought, known), ...birthReasons(sought, known), ...againstReasons(sought, known)];
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const score = Math.max(0, Math.min(99, sum));
  if (score < POSSIBLE) return undefined;
  return { personId, certainty: score >= PROBABLE ? 'probable' : 'possible', score, reasons };
}

/** A document is somebody's. */
export const certain = (personId: string, reason: 'same-run' | 'same-identifier'): Candidate => ({
  personId,
  certainty: 'certain',
  score: 100,
  reasons: [{ reason, points: 100 }],
});

function sameIdentifier(sought: Compared, known: Compared): 'same-run' | 'same-identifier' | undefined {
  if (sought.run && sought.run === known.run) return 'same-run';
  const has = (kind: string, value: string) =>
    known.identifiers.some((other) => other.kind === kind && other.value === value);
  return sought.identifiers.some(({ kind, value }) => has(kind, value)) ? 'same-identifier' : undefined;
}

function nameReasons(sought: Compared, known: Compared): Explained[] {
  const alike = Math.max(
    ...namesOf(sought).flatMap((left) =>
      namesOf(known).map((right) => similarity(trigramsOf(left), trigramsOf(right))),
    ),
  );
  const similar: Explained = { reason: 'name-similar', points: Math.round(alike * NAME_POINTS) };
  const words = normaliseName(fullName(sought as PersonData)).split(' ').length;
  return alike >= 0.95 && words >= 3 ? [similar, { reason: 'full-name-same', points: 10 }] : [similar];
}

/** By the papers, and by the name the person goes by. */
function namesOf(person: Compared): string[] {
  const name = fullName(person as PersonData);
  if (!person.socialName) return [name];
  return [name, [person.socialName, person.firstSurname, person.secondSurname].filter(Boolean).join(' ')];
}

function birthReasons({ birthDate: sought }: Compared, { birthDate: known }: Compared): Explained[] {
  if (!sought || !known) return [];
  if (sought === known) return [{ reason: 'birth-date-same', points: 30 }];
  if (swapped(sought) === known) return [{ reason: 'birth-date-swapped', points: 20 }];
  if (differentDigits(sought, known) === 1) return [{ reason: 'birth-date-near', points: 15 }];
  return [{ reason: 'birth-date-different', points: -20 }];
}

function againstReasons(sought: Compared, known: Compared): Explained[] {
  const against: Explained[] = [];
  // Twins share name and day; their RUN does not.
  if (sought.run && known.run) against.push({ reason: 'different-run', points: -40 });
  if (sought.sex !== known.sex && sought.sex !== 'unknown' && known.sex !== 'unknown')
    against.push({ reason: 'sex-different', points: -5 });
  return against;
}

/** Day and month the other way round, as sheets from other machines have them; undefined where that is no date. */
export function swapped(date: string): string | undefined {
  const [year, month, day] = date.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : undefined;
}

const differentDigits = (left: string, right: string): number =>
  [...left].filter((digit, at) => digit !== right[at]).length;

/** Best first. */
export const ranked = (candidates: Candidate[]): Candidate[] =>
  [...candidates].sort((left, right) => right.score - left.score || (left.personId < right.personId ? -1 : 1));

/** Who is sought: any of these. */
export interface Sought {
  run?: string;
  identifiers?: Identifier[];
  name?: string;
  birthDate?: string;
}

/** In the form in which it is compared. A RUN with a slip is refused: "nobody found" would let somebody be entered twice. */
export function decideSought({ run: written, identifiers = [], name = '', birthDate }: Sought): PersonData | Refusal {
  if (!written && identifiers.length === 0 && !name && !birthDate) return refuse(PersonErrors.NOTHING_SOUGHT);
  const run = written ? readRun(written) : undefined;
  if (isRefusal(run)) return run;
  const known = identifiers.map(({ kind, value }) => ({ kind, value: normaliseIdentifier(value) }));
  const nothingElse: Pick<PersonData, 'sex' | 'nationalities' | 'disabilities' | 'contacts'> = {
    sex: 'unknown',
    nationalities: [],
    disabilities: [],
    contacts: [],
  };
  return { ...nothingElse, givenNames: name, run, identifiers: known, birthDate };
}

/** May somebody be entered as a new person? A certain match never; a probable one only after somebody looked. */
export function decideIdentity(candidates: Candidate[], confirmedNew: boolean): { isNew: true } | Refusal {
  const [best] = ranked(candidates);
  if (best?.certainty === 'certain')
    return refuse(PersonErrors.CERTAIN_MATCH, { params: { candidate: best.personId } });
  if (best?.certainty === 'probable' && !confirmedNew) {
    return refuse(PersonErrors.PROBABLE_MATCH, { field: 'confirmedNew', params: { candidate: best.personId } });
  }
  return { isNew: true };
}
