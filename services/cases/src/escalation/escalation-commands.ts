import type { PauseReason } from '../case-file/case-file.js';
import type { RiskCheck } from '../case-file/case-commands.js';
import type { ExitMonth, HandoverStep, Institution, ServiceStatus } from './escalation.js';

export const RETURN_REASONS = ['grounds-incomplete', 'account-missing', 'not-grave', 'other-way', 'other'] as const;
export const WITHDRAWAL_REASONS = [
  'opened-in-error',
  'grounds-unfounded',
  'danger-over',
  'other-service-in-charge',
  'court-in-charge',
  'family-moved',
  'other',
] as const;
export const REJECTION_GROUNDS = [
  'not-grave',
  'lacks-information',
  'not-competent',
  'no-room',
  'attended-already',
  'other',
] as const;
export const KEEP_REASONS = ['attended-by-office', 'rejection-justified', 'network-informed', 'other'] as const;
export const GIVING_BACK_REASONS = ['family-refuses', 'not-found', 'not-competent', 'no-room', 'other'] as const;
export const DECISIONS = ['accepted', 'more-information', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Everything that can be asked of an escalation. What only others know comes along, so that decisions stay pure. */
export type EscalationCommand =
  | {
      do: 'revise';
      grounds: readonly string[];
      factors: readonly string[];
      institutions: readonly Institution[];
      hasAccount: boolean;
    }
  | { do: 'submit' }
  | { do: 'approve'; by: string; coordinates: boolean }
  | { do: 'return'; reason: (typeof RETURN_REASONS)[number] }
  | { do: 'worsen'; grounds: readonly string[]; factors: readonly string[] }
  | { do: 'notify-again' }
  | { do: 'acknowledge' }
  | { do: 'hear-decision'; decision: Decision; reason?: (typeof REJECTION_GROUNDS)[number]; daysLeft: number }
  | { do: 'inform'; decideBy: Date }
  | { do: 'appeal'; received: boolean }
  | { do: 'take-measure' }
  | { do: 'keep'; reason: (typeof KEEP_REASONS)[number] }
  | { do: 'hand-over'; step: HandoverStep }
  | { do: 'take-back'; reason: (typeof GIVING_BACK_REASONS)[number] }
  | { do: 'hear-status'; status: ServiceStatus }
  | { do: 'hold-contact'; month: ExitMonth }
  | { do: 'withdraw'; reason: (typeof WITHDRAWAL_REASONS)[number]; answered: RiskCheck['answered'] }
  | { do: 'lose-child'; child: string; reason: 'of-age' | 'deceased' }
  | { do: 'reassign'; to: string }
  | { do: 'pause'; until: Date; reason: PauseReason; latest: Date }
  | { do: 'resume' };

export type CommandName = EscalationCommand['do'];
export type Command<Name extends CommandName> = Extract<EscalationCommand, { do: Name }>;
