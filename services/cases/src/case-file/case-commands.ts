import type { CaseOutcome } from '@oln/contracts';
import type { PauseReason } from './case-file.js';

export const REJECTION_REASONS = [
  'no-need-felt',
  'distrust',
  'no-time',
  'attended-elsewhere',
  'fear-of-consequences',
  'previous-bad-experience',
  'other',
] as const;
export const RENUNCIATION_REASONS = [
  'no-time',
  'goals-reached-for-family',
  'attended-elsewhere',
  'disagreement',
  'does-not-attend',
  'moved-without-notice',
  'other',
] as const;
export const ESCALATION_REASONS = ['grave-violation', 'imminent-danger', 'crime', 'court-order', 'worsened'] as const;
export const NOT_LOCATED_REASONS = [
  'wrong-address',
  'stale-address',
  'no-answer',
  'left-the-country',
  'other',
] as const;
export const REASSIGNMENT_REASONS = [
  'staff-left',
  'leave',
  'workload',
  'conflict-of-interest',
  'family-request',
  'other',
] as const;
export const RISK_MEASURES = [
  'assisted-referral',
  'other-service-in-charge',
  'escalation',
  'protection-measure',
  'network-informed',
  'no-longer-present',
] as const;
export type RiskMeasure = (typeof RISK_MEASURES)[number];

export const ASSESSMENT_PARTS = ['systemic-diagnosis', 'genogram'] as const;
export type AssessmentPart = (typeof ASSESSMENT_PARTS)[number];

/** Before a family is let go: what is done about each risk that is known. */
export interface RiskCheck {
  /** Risks the last diagnosis calls critical. */
  known: readonly string[];
  /** The family has a diagnosis that tells of its risks. */
  assessed: boolean;
  answered: readonly { risk: string; measure: RiskMeasure }[];
}

export interface ContactRecord {
  /** Attempts since the family was last reached. */
  attempts: readonly { kind: string }[];
  /** What the office's policy asks for: how many, of how many kinds, how many of them visits. */
  needed: { attempts: number; kinds: number; visits: number };
}

/** Everything that can be asked of a case. Facts of other capabilities come along, so that decisions stay pure. */
export type CaseCommand =
  | { do: 'accept-invitation'; missingDocuments: readonly string[] }
  | { do: 'reject-invitation'; reason: (typeof REJECTION_REASONS)[number]; risks: RiskCheck }
  | {
      do: 'complete-diagnosis';
      hasCommonDiagnosis: boolean;
      childrenUnheard: readonly string[];
      /** Of a therapy: parts of the systemic assessment that are not there. */
      assessmentMissing: readonly AssessmentPart[];
    }
  | { do: 'start-execution'; planApproved: boolean }
  | { do: 'call-rescue' }
  | { do: 'meet-rescue' }
  | { do: 'start-evaluation' }
  | { do: 'extend'; until: Date; latest: Date; objectivesMet: boolean }
  | { do: 'start-closure'; evaluated: boolean }
  | { do: 'close'; objectivesMet: boolean; tasksLeftOpen: number }
  | { do: 'renounce'; reason: (typeof RENUNCIATION_REASONS)[number]; risks: RiskCheck }
  | { do: 'stop-searching'; reason: (typeof NOT_LOCATED_REASONS)[number]; contact: ContactRecord }
  | { do: 'escalate'; reason: (typeof ESCALATION_REASONS)[number] }
  | { do: 'hand-over'; reason: string }
  | { do: 'lose-child'; child: string; reason: 'of-age' | 'deceased' | 'escalated' }
  | { do: 'pause'; until: Date; reason: PauseReason; latest: Date }
  | { do: 'resume' }
  | { do: 'reassign'; to: string }
  | { do: 'hold-follow-up'; month: 3 | 6 }
  | { do: 'decline-follow-up' }
  | { do: 'call-second-look' }
  | { do: 'let-go'; riskFound: boolean };

export type CommandName = CaseCommand['do'];
export type Command<Name extends CommandName> = Extract<CaseCommand, { do: Name }>;

export type ClosingOutcome = Extract<CaseOutcome, 'completed' | 'partially-completed'>;
