import type { AlertOutcome, AlertSource, AlertStage, Correlation, Severity } from '@oln/contracts';
import type { Because } from '../severity/severity-rules.js';
import type {
  AnswerKind,
  BesideCaseReason,
  DismissalReason,
  Finding,
  SeverityReason,
  UnclearReason,
} from './alert-codes.js';

/** What a professional found. Instants in records that lie in jsonb are ISO texts. */
export interface Verification {
  finding: Finding;
  by: string;
  at: string;
}

/** A professional's word on how grave it is: it stands against the rules, until something new is known. */
export interface ProfessionalWord {
  severity: Severity;
  reason?: SeverityReason;
  by: string;
  at: string;
  /** What the alert was together with others when they said so. */
  correlations: readonly Correlation[];
}

/** What is high or critical is lowered by two people: until the second one agrees it stays as grave. */
export interface Lowering {
  to: Severity;
  reason: SeverityReason;
  by: string;
  at: string;
}

export interface Answer {
  kind: AnswerKind;
  caseId?: string;
  urgent?: boolean;
  /** Why intake, although a case of the child was open. */
  reason?: BesideCaseReason;
  by: string;
  at: string;
  /** How often it was asked for. */
  times: number;
}

export interface Dismissal {
  reason: DismissalReason;
  by: string;
  at: string;
  /** Where it goes back to if the second person does not agree. */
  from: 'received' | 'triage' | 'answer';
}

/** What every alert has, whatever its stage. Who the child is, is intake's; until it is found the block lies sealed. */
export interface AlertFacts {
  id: string;
  commune: string;
  version: number;
  stageSince: Date;
  source: AlertSource;
  institutionId?: string;
  raisedBy: string;
  receivedAt: Date;
  registeredAt: Date;
  /** When a second person did not agree with a dismissal, the last time. */
  sentBackAt?: Date;
  factors: readonly string[];
  score?: number;
  scoreModel?: string;
  /** Consent to the score is refused or withdrawn: it counts for nothing. */
  scoreBarred?: boolean;
  /** Version of the rules that judged it last. */
  rules: string;
  /** By the rules, by itself. */
  judged: Severity;
  because: readonly Because[];
  severity: Severity;
  word?: ProfessionalWord;
  lowering?: Lowering;
  correlations: readonly Correlation[];
  correlatedWith: readonly string[];
  /** How often it was told, the first time included. */
  timesTold: number;
  personInCharge?: string;
  childId?: string;
  /** The entry under which the child was named: perhaps one that was merged since. */
  entryId?: string;
  familyId?: string;
  verification?: Verification;
}

interface OfChild {
  childId: string;
}

export type Received = AlertFacts & { stage: 'received'; unclear?: UnclearReason };
export type InTriage = AlertFacts & OfChild & { stage: 'triage' };
export type InAnswer = AlertFacts & OfChild & { stage: 'answer' };
export type InConfirmation = AlertFacts & { stage: 'confirmation'; dismissal: Dismissal };
export type HandingOn = AlertFacts & OfChild & { stage: 'handing-on'; answer: Answer };
export type Closed = AlertFacts & {
  stage: 'closed';
  outcome: AlertOutcome;
  closedAt: Date;
  answer?: Answer;
  dismissal?: Dismissal;
  confirmedBy?: string;
  /** The case, request, escalation or measure that has it. */
  targetId?: string;
};

/** Process §5: state by stage. */
export type OpenAlert = Received | InTriage | InAnswer | InConfirmation | HandingOn;
export type Alert = OpenAlert | Closed;
export type Identified = OpenAlert & OfChild;

export const isOpen = (alert: Alert): alert is OpenAlert => alert.stage !== 'closed';

export const OPEN_STAGES = [
  'received',
  'triage',
  'answer',
  'confirmation',
  'handing-on',
] as const satisfies AlertStage[];

/** What holds by itself, without others. */
export const baseOf = ({ word, judged }: AlertFacts): Severity => word?.severity ?? judged;

export const OUTCOME_OF = {
  case: 'case-informed',
  intake: 'intake-opened',
  escalation: 'escalated',
  measure: 'measure-opened',
} as const satisfies Record<AnswerKind, AlertOutcome>;

export type NewAlert = Pick<
  AlertFacts,
  | 'id'
  | 'commune'
  | 'source'
  | 'institutionId'
  | 'raisedBy'
  | 'receivedAt'
  | 'factors'
  | 'score'
  | 'scoreModel'
  | 'scoreBarred'
  | 'rules'
  | 'judged'
  | 'because'
  | 'personInCharge'
>;

export const openAlert = (given: NewAlert, asOf: Date): Received => ({
  ...given,
  version: 1,
  stage: 'received',
  stageSince: asOf,
  registeredAt: asOf,
  severity: given.judged,
  correlations: [],
  correlatedWith: [],
  timesTold: 1,
});
