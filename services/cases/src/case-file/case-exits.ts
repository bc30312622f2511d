import { refuse, type CaseOutcome, type Refusal } from '@oln/contracts';
import type { Command, ContactRecord, RiskCheck } from './case-commands.js';
import { CaseErrors } from './case-file.errors.js';
import { AFTER_OUTCOME, isAttended, isExited, type CaseFile, type ExitedCase, type OpenCase } from './case-file.js';
import { withoutPause } from './case-pause.js';

/** Fixes the outcome, which frees the caseload; what is left to do afterwards depends on it. */
export function leave(file: OpenCase, outcome: CaseOutcome, asOf: Date, reason?: string): ExitedCase {
  const {
    stage: exitStage,
    rescueDueSince: _met,
    ...whole
  } = { rescueDueSince: undefined, ...withoutPause(file, asOf) };
  const anchors = isAttended(file) ? { acceptedAt: file.acceptedAt, extendedTo: file.extendedTo } : {};
  const exited = { ...whole, ...anchors, outcome, exitStage, exitReason: reason, exitAt: asOf, stageSince: asOf };
  const next = AFTER_OUTCOME[outcome];
  if (next === 'follow-up') return { ...exited, stage: next, heldMonths: [] };
  if (next === 'second-look') return { ...exited, stage: next };
  return { ...exited, stage: next, endedAt: asOf };
}

/** The process has nothing left to do. The outcome stays as it was fixed. */
export function end(file: ExitedCase, asOf: Date): ExitedCase {
  return { ...withoutPause(file, asOf), stage: 'ended', stageSince: asOf, endedAt: asOf };
}

/** A rejected invitation counts as rejected at once; a second look follows (0-rulings). */
export function reject(file: OpenCase, command: Command<'reject-invitation'>, asOf: Date): CaseFile | Refusal {
  return unattended(file, command.risks) ?? leave(file, 'invitation-rejected', asOf, command.reason);
}

export function renounce(file: OpenCase, command: Command<'renounce'>, asOf: Date): CaseFile | Refusal {
  return unattended(file, command.risks) ?? leave(file, 'renounced', asOf, command.reason);
}

export function stopSearching(file: OpenCase, command: Command<'stop-searching'>, asOf: Date): CaseFile | Refusal {
  if (!enoughAttempts(command.contact)) return refuse(CaseErrors.CONTACT_NOT_TRIED, { params: command.contact.needed });
  return leave(file, 'not-located', asOf, command.reason);
}

export function close(file: OpenCase, command: Command<'close'>, asOf: Date): CaseFile | Refusal {
  const { objectivesMet, tasksLeftOpen } = command;
  if (tasksLeftOpen > 0) return refuse(CaseErrors.TASKS_LEFT_OPEN, { params: { count: tasksLeftOpen } });
  return leave(file, objectivesMet ? 'completed' : 'partially-completed', asOf);
}

/** Coming of age or death ends a case only with its last child. */
export function loseChild(file: CaseFile, command: Command<'lose-child'>, asOf: Date): CaseFile | Refusal {
  const { child, reason } = command;
  if (!file.children.includes(child)) return refuse(CaseErrors.CHILD_NOT_IN_CASE);
  const children = file.children.filter((other) => other !== child);
  const left = { ...file, children, leftChildren: [...file.leftChildren, { child, reason, at: asOf }] };
  if (children.length > 0) return left;
  return isExited(left) ? end(left, asOf) : leave(left, reason, asOf, reason);
}

/** By default at least 3 attempts, of at least 2 kinds, one of them a visit (process §2). */
export function enoughAttempts({ attempts, needed }: ContactRecord): boolean {
  const kinds = new Set(attempts.map((attempt) => attempt.kind));
  const visits = attempts.filter((attempt) => attempt.kind === 'visit').length;
  return attempts.length >= needed.attempts && kinds.size >= needed.kinds && visits >= needed.visits;
}

/**
 * Nobody is let go while a known critical risk has no answer. Where no diagnosis tells of risks, a high priority does:
 * somebody must say which, and what is done about them.
 */
export function unattended({ priority }: CaseFile, { known, assessed, answered }: RiskCheck): Refusal | undefined {
  const risk = known.find((code) => !answered.some((answer) => answer.risk === code));
  if (risk) return refuse(CaseErrors.RISK_UNATTENDED, { params: { risk } });
  const unsaid = priority === 'high' && !assessed && answered.length === 0;
  return unsaid ? refuse(CaseErrors.RISK_UNSAID, { field: 'risks' }) : undefined;
}
