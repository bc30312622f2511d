import type { RiskCheck } from '../case-file/case-commands.js';
import type { PauseReason } from '../case-file/case-file.js';

export const NOT_ADOPTED_REASONS = [
  'not-needed',
  'grounds-unfounded',
  'other-way',
  'court-in-charge',
  'other',
] as const;
export const WITHDRAWAL_REASONS = [
  'opened-in-error',
  'escalated',
  'court-in-charge',
  'family-moved',
  'danger-over',
  'other',
] as const;
export const LIFTING_REASONS = [
  'no-longer-needed',
  'goals-reached',
  'court-in-charge',
  'family-moved',
  'not-effective',
  'other',
] as const;
export const FINDINGS = ['complied-with', 'partly', 'not-complied-with'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Who was heard, as the decision needs to know it. */
export interface Hearings {
  /** Children without a hearing, and without a reason why there is none. */
  childrenUnheard: readonly string[];
  /** An adult was heard, or a reason why not is on record. */
  adultsHeard: boolean;
}

/** What the catalogue says of what is asked for. */
export interface Catalogued {
  catalogueId: string;
  /** Codes that the catalogue in force does not have. */
  unknown: readonly string[];
  responsibles: readonly string[];
  /** The latest end that the measures allow. */
  latest: Date;
}

export interface Wanted {
  measures: readonly string[];
  responsible: string;
  institutionId?: string;
  until: Date;
}

export type MeasureCommand =
  | { do: 'summon' }
  | { do: 'complete-hearing'; hearings: Hearings }
  | { do: 'adopt'; wanted: Wanted; catalogue: Catalogued; hearings: Hearings; by: string }
  | { do: 'not-adopt'; reason: (typeof NOT_ADOPTED_REASONS)[number]; hearings: Hearings }
  | { do: 'withdraw'; reason: (typeof WITHDRAWAL_REASONS)[number]; answered: RiskCheck['answered'] }
  | { do: 'review'; finding: Finding }
  | { do: 'report-non-compliance' }
  | { do: 'end-term' }
  | { do: 'renew'; wanted: Wanted; catalogue: Catalogued; by: string }
  | { do: 'lift'; reason: (typeof LIFTING_REASONS)[number] }
  | { do: 'expire' }
  | { do: 'warn' }
  | { do: 'escalate' }
  | { do: 'lose-child'; child: string; reason: 'of-age' | 'deceased' }
  | { do: 'reassign'; to: string }
  | { do: 'pause'; until: Date; reason: PauseReason; latest: Date }
  | { do: 'resume' };

export type CommandName = MeasureCommand['do'];
export type Command<Name extends CommandName> = Extract<MeasureCommand, { do: Name }>;
