import { takesAge, AGES } from '../gap/gap.js';
import type { Candidate } from '../offer-map/offer-candidates.js';
import type { AgeBand, Refused } from '../referral/referral.js';

export const GROUNDS = [
  'need',
  'age',
  'sex',
  'distance',
  'requirements',
  'vacancy',
  'waiting-list',
  'stale-entry',
] as const;
export type Ground = (typeof GROUNDS)[number];

export interface Points {
  ground: Ground;
  points: number;
}

export interface Demanded {
  ageBand: AgeBand;
  sex?: string;
}

/** A service of the map that may answer the need, with what speaks for it and against it. */
export interface Ranked {
  /** From 1. */
  rank: number;
  offerId: string;
  organizationId: string;
  name: string;
  organizationName: string;
  own: boolean;
  points: number;
  /** Why, ground by ground: they add up to the points. */
  grounds: readonly Points[];
  missingRequirements: readonly string[];
  /** Undefined: the service declares no places. */
  vacancies?: number;
  waiting: number;
  stale: boolean;
  hasContactEmail: boolean;
  /** It was asked already, and did not receive the family. */
  askedBefore: boolean;
}

const NEED = 40;
const AGE_WHOLE = 15;
const AGE_PARTLY = 8;
const SEX_OWN = 5;
const OWN_COMMUNE = 20;
const REGION = 8;
const READY = 10;
const PER_MISSING = -10;
const MOST_MISSING = -30;
const OPEN_VACANCY = 25;
const UNKNOWN_ROOM = 10;
const FIVE_WAITING = -1;
const LONG_LIST = -20;
const STALE = -15;

/** Why this one and not another: each ground by itself, so that people can follow it and contest it. */
export function groundsOf(candidate: Candidate, { ageBand, sex }: Demanded, waiting: number): Points[] {
  const { own, missingRequirements, staleSince, periodFrom, vacancies, sexes } = candidate;
  const missing = missingRequirements.length;
  const free = periodFrom === undefined ? UNKNOWN_ROOM : vacancies > waiting ? OPEN_VACANCY : 0;
  return [
    { ground: 'need', points: NEED },
    { ground: 'age', points: isWhole(ageBand, candidate) ? AGE_WHOLE : AGE_PARTLY },
    { ground: 'sex', points: sex && sexes?.includes(sex as never) ? SEX_OWN : 0 },
    { ground: 'distance', points: own ? OWN_COMMUNE : REGION },
    { ground: 'requirements', points: missing === 0 ? READY : Math.max(MOST_MISSING, missing * PER_MISSING) },
    { ground: 'vacancy', points: free },
    { ground: 'waiting-list', points: Math.max(LONG_LIST, Math.ceil(waiting / 5) * FIVE_WAITING) || 0 },
    { ground: 'stale-entry', points: staleSince ? STALE : 0 },
  ];
}

/** Everybody of the band can go there. */
function isWhole(band: AgeBand, { minAge = 0, maxAge = 120 }: Pick<Candidate, 'minAge' | 'maxAge'>): boolean {
  const [from, to] = AGES[band];
  return band === 'family' ? minAge === 0 : minAge <= from && maxAge >= to;
}

/** Best first; of equals the one with the shorter list, then by id, so that it is the same however often it is asked. */
export function rank(
  candidates: readonly Candidate[],
  demanded: Demanded,
  waitingOf: (offerId: string) => number,
  refused: readonly Refused[] = [],
): Ranked[] {
  const asked = new Set(refused.map(({ offerId }) => offerId));
  return candidates
    .filter((candidate) => takesAge(demanded.ageBand, candidate))
    .map((candidate) => rankedOf(candidate, demanded, waitingOf(candidate.offerId), asked))
    .sort(
      (one, other) =>
        other.points - one.points || one.waiting - other.waiting || (one.offerId < other.offerId ? -1 : 1),
    )
    .map((ranked, at) => ({ ...ranked, rank: at + 1 }));
}

function rankedOf(candidate: Candidate, demanded: Demanded, waiting: number, asked: ReadonlySet<string>): Ranked {
  const grounds = groundsOf(candidate, demanded, waiting);
  const { offerId, organizationId, name, organizationName, own, missingRequirements, hasContactEmail } = candidate;
  return {
    rank: 0,
    offerId,
    organizationId,
    name,
    organizationName,
    own,
    points: grounds.reduce((sum, { points }) => sum + points, 0),
    grounds,
    missingRequirements,
    vacancies: candidate.periodFrom === undefined ? undefined : candidate.vacancies,
    waiting,
    stale: candidate.staleSince !== undefined,
    hasContactEmail,
    askedBefore: asked.has(offerId),
  };
}

/** Who can still be asked, best first. */
export const leftOf = (ranked: readonly Ranked[], except?: string): Ranked[] =>
  ranked.filter(({ askedBefore, offerId }) => !askedBefore && offerId !== except);
