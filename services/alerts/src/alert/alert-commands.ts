import type { Correlation, Severity } from '@oln/contracts';
import type { Because, Judgement, SeverityRules } from '../severity/severity-rules.js';
import type {
  AnswerKind,
  BesideCaseReason,
  DismissalReason,
  Finding,
  SeverityReason,
  TakeBackReason,
  UnclearReason,
} from './alert-codes.js';

/** Who is to take it over. `reason`: of a request of intake beside an open case of the child. */
export interface GivenAnswer {
  kind: AnswerKind;
  caseId?: string;
  urgent?: boolean;
  reason?: BesideCaseReason;
}

/** Everything that can be asked of an alert. What needs another table comes along, so that decisions stay pure. */
export type AlertCommand =
  | { do: 'identify'; childId: string; entryId: string; familyId?: string }
  | { do: 'leave-unclear'; reason: UnclearReason }
  | { do: 'correlate'; correlations: Correlation[]; with: string[]; severity: Severity; because: Because[] }
  | { do: 'add-facts'; factors: string[]; rules: string; whole: Judgement; fresh: Judgement }
  | { do: 'verify'; finding: Finding; severity: Severity; reason?: SeverityReason; by: string }
  | { do: 'set-severity'; severity: Severity; reason: SeverityReason; by: string }
  | { do: 'answer-lowering'; agrees: boolean; by: string }
  | ({ do: 'answer'; openCases: readonly string[]; by: string } & GivenAnswer)
  | { do: 'hand-on-again' }
  | { do: 'take-back'; reason: TakeBackReason }
  | { do: 'arrive'; kind: AnswerKind; targetId: string }
  | { do: 'dismiss'; reason: DismissalReason; by: string }
  | { do: 'confirm-dismissal'; by: string }
  | { do: 'send-back'; by: string }
  | { do: 'put-in-charge'; person: string | undefined }
  | { do: 'follow-merge'; childId: string }
  | { do: 'bar-score'; rules: SeverityRules }
  | { do: 'allow-score'; rules: SeverityRules };

export type CommandName = AlertCommand['do'];
export type Command<Name extends CommandName> = Extract<AlertCommand, { do: Name }>;
