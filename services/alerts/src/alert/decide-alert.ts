import { isGrave, isRefusal, refuse, type AlertStage, type Refusal } from '@oln/contracts';
import type { AlertCommand, Command, CommandName } from './alert-commands.js';
import { AlertErrors } from './alert.errors.js';
import {
  OUTCOME_OF,
  type Alert,
  type Closed,
  type HandingOn,
  type InAnswer,
  type InConfirmation,
  type InTriage,
  type OpenAlert,
  type Received,
} from './alert.js';
import { allowScore, barScore } from './decide-score.js';
import { addFacts, answerLowering, correlateWith, judgeAnew } from './decide-severity.js';

const OPEN = ['received', 'triage', 'answer', 'confirmation', 'handing-on'] as const;
const DECIDED_IN = ['received', 'triage', 'answer'] as const;

/** In which stages a command can be given (process §5). Held against the process's own table by a test. */
export const LEGAL_IN = {
  identify: ['received', 'confirmation'],
  'leave-unclear': ['received'],
  correlate: OPEN,
  'add-facts': OPEN,
  verify: ['triage'],
  'set-severity': ['triage', 'answer'],
  'answer-lowering': OPEN,
  answer: ['answer'],
  'hand-on-again': ['handing-on'],
  'take-back': ['handing-on'],
  arrive: ['handing-on'],
  dismiss: DECIDED_IN,
  'confirm-dismissal': ['confirmation'],
  'send-back': ['confirmation'],
  'put-in-charge': OPEN,
  'follow-merge': [...OPEN, 'closed'],
  'bar-score': OPEN,
  'allow-score': OPEN,
} as const satisfies Record<CommandName, readonly AlertStage[]>;

/** The alert after the command, one version on, or the reason why not. */
export function decideAlert(alert: Alert, command: AlertCommand, asOf: Date): Alert | Refusal {
  const legal: readonly AlertStage[] = LEGAL_IN[command.do];
  if (!legal.includes(alert.stage)) return refuse(AlertErrors.NOT_IN_STAGE, { params: { stage: alert.stage } });
  const next = obey(alert, command, asOf);
  return isRefusal(next) ? next : { ...next, version: alert.version + 1 };
}

/** The stage was checked against {@link LEGAL_IN}: the narrowing below relies on it. */
function obey(alert: Alert, command: AlertCommand, asOf: Date): Alert | Refusal {
  switch (command.do) {
    case 'identify':
      return identify(alert as Received | InConfirmation, command, asOf);
    case 'leave-unclear':
      return { ...(alert as Received), unclear: command.reason };
    case 'correlate':
      return correlateWith(alert as OpenAlert, command);
    case 'add-facts':
      return addFacts(alert as OpenAlert, command);
    case 'verify':
      return verify(alert as InTriage, command, asOf);
    case 'set-severity':
      return setSeverity(alert as InTriage | InAnswer, command, asOf);
    case 'answer-lowering':
      return answerLowering(alert as OpenAlert, command);
    case 'answer':
      return answer(alert as InAnswer, command, asOf);
    case 'hand-on-again':
      return handOnAgain(alert as HandingOn);
    case 'take-back':
      return takeBack(alert as HandingOn, asOf);
    case 'arrive':
      return arrive(alert as HandingOn, command, asOf);
    case 'dismiss':
      return dismiss(alert as Received | InTriage | InAnswer, command, asOf);
    case 'confirm-dismissal':
      return confirmDismissal(alert as InConfirmation, command, asOf);
    case 'send-back':
      return sendBack(alert as InConfirmation, command, asOf);
    case 'put-in-charge':
      return putInCharge(alert as OpenAlert, command);
    case 'follow-merge':
      return { ...alert, childId: command.childId };
    case 'bar-score':
      return barScore(alert as OpenAlert, command.rules);
    case 'allow-score':
      return allowScore(alert as OpenAlert, command.rules);
  }
}

/** Of one that waits for its second person the child is kept in mind: sent back, it goes to who looks into it. */
function identify(
  alert: Received | InConfirmation,
  { childId, entryId, familyId }: Command<'identify'>,
  asOf: Date,
): InTriage | InConfirmation | Refusal {
  if (alert.childId) return refuse(AlertErrors.NOTHING_NEW, { field: 'childId' });
  const child = { childId, entryId, familyId };
  if (alert.stage === 'confirmation') return { ...alert, ...child, dismissal: { ...alert.dismissal, from: 'triage' } };
  const { unclear: _unclear, ...facts } = alert;
  return { ...facts, ...child, stage: 'triage', stageSince: asOf };
}

/** A professional has looked into it; whoever has done so goes on with it, unless somebody is in charge already. */
function verify(alert: InTriage, command: Command<'verify'>, asOf: Date): InAnswer | Refusal {
  const judged = judgeAnew(alert, command, asOf);
  if (isRefusal(judged)) return judged;
  const verification = { finding: command.finding, by: command.by, at: asOf.toISOString() };
  const personInCharge = judged.personInCharge ?? command.by;
  return { ...judged, verification, personInCharge, stage: 'answer', stageSince: asOf };
}

function setSeverity(
  alert: InTriage | InAnswer,
  command: Command<'set-severity'>,
  asOf: Date,
): InTriage | InAnswer | Refusal {
  if (command.severity === alert.severity && !alert.lowering)
    return refuse(AlertErrors.NOTHING_NEW, { field: 'severity' });
  return judgeAnew(alert, command, asOf);
}

/** Into the open case if there is one; otherwise intake, an escalation, or a measure. Intake beside an open case takes a reason. */
function answer(alert: InAnswer, command: Command<'answer'>, asOf: Date): HandingOn | Refusal {
  const { kind, caseId, openCases, urgent, reason, by } = command;
  if (kind === 'case' && !(caseId && openCases.includes(caseId)))
    return refuse(AlertErrors.CASE_NOT_OPEN, { field: 'caseId' });
  const [open] = openCases;
  if (kind === 'intake' && open && !reason)
    return refuse(AlertErrors.CASE_OPEN, { field: 'reason', params: { case: open } });
  const given = {
    kind,
    caseId: kind === 'case' ? caseId : undefined,
    urgent: kind === 'escalation' ? urgent : undefined,
    reason: kind === 'intake' && open ? reason : undefined,
  };
  const asked = { ...given, by, at: asOf.toISOString(), times: 1 };
  return { ...alert, answer: asked, stage: 'handing-on', stageSince: asOf };
}

const handOnAgain = (alert: HandingOn): HandingOn => ({
  ...alert,
  answer: { ...alert.answer, times: alert.answer.times + 1 },
});

function takeBack({ answer: _answer, ...alert }: HandingOn, asOf: Date): InAnswer {
  return { ...alert, stage: 'answer', stageSince: asOf };
}

/** The other service says that it has it: only now is the alert answered. */
function arrive(alert: HandingOn, { kind, targetId }: Command<'arrive'>, asOf: Date): Closed | Refusal {
  if (alert.answer.kind !== kind) return refuse(AlertErrors.NOT_IN_STAGE, { params: { stage: alert.stage } });
  return { ...ended(alert), stage: 'closed', stageSince: asOf, outcome: OUTCOME_OF[kind], targetId, closedAt: asOf };
}

function dismiss(
  alert: Received | InTriage | InAnswer,
  { reason, by }: Command<'dismiss'>,
  asOf: Date,
): InConfirmation | Closed {
  const { stage: from, ...facts } = alert;
  const dismissal = { reason, by, at: asOf.toISOString(), from };
  if (isGrave(alert.severity)) return { ...facts, dismissal, stage: 'confirmation', stageSince: asOf };
  return { ...ended(facts), dismissal, stage: 'closed', stageSince: asOf, outcome: 'dismissed', closedAt: asOf };
}

function confirmDismissal(alert: InConfirmation, { by }: Command<'confirm-dismissal'>, asOf: Date): Closed | Refusal {
  if (by === alert.dismissal.by) return refuse(AlertErrors.SECOND_PERSON);
  const closing = { outcome: 'dismissed', confirmedBy: by, closedAt: asOf } as const;
  return { ...ended(alert), ...closing, stage: 'closed', stageSince: asOf };
}

/** Back to where it was dismissed: somebody must find another answer, within a term that begins again. */
function sendBack(alert: InConfirmation, { by }: Command<'send-back'>, asOf: Date): Alert | Refusal {
  const { dismissal, ...facts } = alert;
  if (by === dismissal.by) return refuse(AlertErrors.SECOND_PERSON);
  const back = { ...facts, sentBackAt: asOf, stageSince: asOf };
  if (dismissal.from === 'received' || !facts.childId) return { ...back, stage: 'received' };
  return { ...back, childId: facts.childId, stage: dismissal.from };
}

function putInCharge(alert: OpenAlert, { person }: Command<'put-in-charge'>): OpenAlert | Refusal {
  return alert.personInCharge === person ? refuse(AlertErrors.SAME_PERSON) : { ...alert, personInCharge: person };
}

/** What nobody has agreed to lower stays as grave as it was. */
const ended = <State extends object>(alert: State): State => ({ ...alert, lowering: undefined });
