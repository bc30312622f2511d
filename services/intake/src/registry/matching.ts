import { similarity } from '@oln/identity';

/** What is compared of an entry: keyed tokens and hashes only. */
export interface Fingerprint {
  id: string;
  runHash?: string;
  otherIdHash?: string;
  birthHash?: string;
  tokens: readonly string[];
}

export interface Match {
  id: string;
  /** 0 to 100. */
  score: number;
  certainty: 'certain' | 'probable' | 'possible';
  /** Why, in codes. */
  grounds: string[];
}

const PROBABLE = 70;
const POSSIBLE = 45;
const BIRTH_POINTS = 30;

/** Exact identifiers first; otherwise how alike the names are and whether the date of birth is the same. */
export function matchOf(wanted: Fingerprint, entry: Fingerprint): Match | undefined {
  if (wanted.runHash && wanted.runHash === entry.runHash) return { id: entry.id, score: 100, certainty: 'certain', grounds: ['same-run'] };
  if (wanted.otherIdHash && wanted.otherIdHash === entry.otherIdHash) {
    return { id: entry.id, score: 100, certainty: 'certain', grounds: ['same-identifier'] };
  }
  // Two different RUN are two people, however alike their names: twins, father and son.
  if (wanted.runHash && entry.runHash) return undefined;
  const names = similarity(wanted.tokens, entry.tokens);
  const sameBirth = wanted.birthHash !== undefined && wanted.birthHash === entry.birthHash;
  const otherBirth = wanted.birthHash !== undefined && entry.birthHash !== undefined && !sameBirth;
  const score = Math.round(names * (100 - BIRTH_POINTS)) + (sameBirth ? BIRTH_POINTS : 0) - (otherBirth ? 15 : 0);
  if (score < POSSIBLE) return undefined;
  const grounds = [names > 0.9 ? 'same-name' : 'similar-name', ...(sameBirth ? ['same-birth-date'] : []), ...(otherBirth ? ['other-birth-date'] : [])];
  return { id: entry.id, score, certainty: score >= PROBABLE ? 'probable' : 'possible', grounds };
}

/** Best first. */
export const rank = (matches: (Match | undefined)[]): Match[] =>
  matches.filter((match): match is Match => match !== undefined).sort((left, right) => right.score - left.score || left.id.localeCompare(right.id));
