import type { Line, Priority, Variant } from '@oln/contracts';
import type { OverrideReason, Score } from '../priority/priority.js';
import type { AdmissibilityChecks } from './admissibility.js';
import type {
  DangerGround,
  EndOfReferralReason,
  LeavingReason,
  NotPertinentReason,
  OrientationReason,
  PauseReason,
  Receiver,
  ReviewDecision,
  SecondInLineReason,
  SeparateReason,
  VariantReason,
  WithdrawalReason,
} from './request-codes.js';

/** Everything that can be asked of a request. What needs the registry or another table comes with the command. */
export type RequestCommand =
  | { do: 'receive' }
  | { do: 'admit'; checks: AdmissibilityChecks; separate?: SeparateReason; score: Score }
  | { do: 'refer'; to: Receiver; institutionId?: string; reason: NotPertinentReason }
  | { do: 'check-arrival'; arrived: boolean }
  | { do: 'end-referral'; outcome: 'oriented' | 'not-pertinent'; reason: EndOfReferralReason; riskChecked: boolean }
  | { do: 'close-duplicate'; of: string; sharesChild: boolean }
  | { do: 'take-up' }
  | {
      do: 'choose-variant';
      variant: Variant;
      line?: Line;
      reason: VariantReason;
      /** Another request by which the family is in that line already. */
      inLine?: string;
      separate?: SecondInLineReason;
    }
  | { do: 'orient'; reason: OrientationReason; riskChecked: boolean }
  | { do: 'assign'; to: string }
  | { do: 'await-service'; from: Date }
  | { do: 'finish-service' }
  | { do: 'review'; decision: ReviewDecision }
  | { do: 'withdraw'; reason: WithdrawalReason; riskChecked: boolean }
  | { do: 'report-danger'; grounds: DangerGround[]; by: string }
  | { do: 'add-facts'; factors: string[] }
  | { do: 'score'; score: Score }
  | { do: 'override'; priority: Priority; reason: OverrideReason; by: string }
  | { do: 'end-override' }
  | { do: 'add-child'; child: string }
  | { do: 'child-left'; child: string; reason: LeavingReason }
  | { do: 'put-in-charge'; person: string }
  | { do: 'pause'; until: Date; latest: Date; reason: PauseReason }
  | { do: 'resume' };

export type CommandName = RequestCommand['do'];
export type Command<Name extends CommandName> = Extract<RequestCommand, { do: Name }>;
