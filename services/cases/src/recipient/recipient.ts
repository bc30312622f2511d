import type { Institution } from '../escalation/escalation.js';

export const SCOPES = ['commune', 'region', 'nation'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whom an institution has for a level, from 1: who is nearest comes first. Data, not code. */
export interface Recipient {
  institution: Institution;
  level: number;
  scope: Scope;
  title: { es: string; en: string };
  /** Of the institution, never of a person. Absent: the office notifies by another way and records it. */
  email?: string;
  /** Accounts (network members) of the institution, which may acknowledge. */
  people: readonly string[];
  active: boolean;
  /** 0: as the house ships it. */
  version: number;
}

const levelsOf = (known: readonly Recipient[], institution: Institution): Recipient[] =>
  known
    .filter((recipient) => recipient.institution === institution && recipient.active)
    .sort((left, right) => left.level - right.level);

/** Whoever is at the level, or at the next above it; above the highest, the highest. There is always somebody. */
export function recipientAt(known: readonly Recipient[], institution: Institution, level: number): Recipient {
  const levels = levelsOf(known, institution);
  return levels.find((recipient) => recipient.level >= level) ?? levels.at(-1) ?? unknown(institution);
}

export const topOf = (known: readonly Recipient[], institution: Institution): number =>
  levelsOf(known, institution).at(-1)?.level ?? 1;

/** An office that has switched all of them off still notifies: somebody there looks for a way. */
const unknown = (institution: Institution): Recipient => ({
  ...{ institution, level: 1, scope: 'commune', people: [], active: true, version: 0 },
  title: { es: institution, en: institution },
});

/** What the office has entered stands in the place of what the house ships. */
export function inForce(shipped: readonly Recipient[], own: readonly Recipient[]): Recipient[] {
  const isOwn = ({ institution, level }: Recipient): boolean =>
    own.some((recipient) => recipient.institution === institution && recipient.level === level);
  return [...own, ...shipped.filter((recipient) => !isOwn(recipient))].sort(
    (left, right) => left.institution.localeCompare(right.institution) || left.level - right.level,
  );
}
