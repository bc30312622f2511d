import { refuse, type EscalationOutcome, type Refusal } from '@oln/contracts';
import { withoutPause } from '../case-file/case-pause.js';
import type { Command } from './escalation-commands.js';
import { EscalationErrors } from './escalation.errors.js';
import type {
  DecidingEscalation,
  EndedEscalation,
  Escalation,
  ExitFollowUp,
  HandoverEscalation,
  InformingEscalation,
  WithServiceEscalation,
} from './escalation.js';

/** What only some stages have, and what no later one keeps. */
const OF_ONE_STAGE = ['decideBy', 'daysLeft', 'meetingAt', 'fileAt'] as const;
type OfOneStage = (typeof OF_ONE_STAGE)[number];

const leaveStage = <Left extends Escalation>(before: Left): Omit<Left, OfOneStage> =>
  Object.fromEntries(
    Object.entries(before).filter(([name]) => !(OF_ONE_STAGE as readonly string[]).includes(name)),
  ) as Omit<Left, OfOneStage>;

/** More information stops the service's clock: `daysLeft` is what it has left of its term. */
export function hearDecision(
  before: DecidingEscalation | InformingEscalation,
  { decision, reason, daysLeft }: Command<'hear-decision'>,
  asOf: Date,
): Escalation | Refusal {
  const heard = { ...leaveStage(before), stageSince: asOf };
  if (decision === 'accepted') return { ...heard, stage: 'handover' };
  if (decision === 'rejected')
    return reason ? { ...heard, stage: 'rejected' } : refuse(EscalationErrors.NO_REASON, { field: 'reason' });
  // Asked for more while it waits for some: what it has left stays as it was.
  const left = before.stage === 'informing' ? before.daysLeft : daysLeft;
  return {
    ...heard,
    stage: 'informing',
    daysLeft: left,
    stageSince: before.stage === 'informing' ? before.stageSince : asOf,
  };
}

export const inform = (
  before: InformingEscalation,
  { decideBy }: Command<'inform'>,
  asOf: Date,
): DecidingEscalation => ({
  ...leaveStage(before),
  stage: 'deciding',
  stageSince: asOf,
  decideBy,
});

/**
 * The meeting and the file in either order; the family is received last, and only then is the child no longer the
 * office's. Until that one transaction nothing has changed hands.
 */
export function handOver(before: HandoverEscalation, { step }: Command<'hand-over'>, asOf: Date): Escalation | Refusal {
  if (step === 'joint-meeting') return before.meetingAt ? done(step) : { ...before, meetingAt: asOf };
  if (step === 'file-handed-over') return before.fileAt ? done(step) : { ...before, fileAt: asOf };
  if (!before.meetingAt || !before.fileAt) return refuse(EscalationErrors.STEPS_MISSING);
  return { ...leaveStage(before), stage: 'with-service', stageSince: asOf, outcome: 'handed-over', outcomeAt: asOf };
}

const done = (step: string): Refusal => refuse(EscalationErrors.STEP_DONE, { params: { step } });

/** Leaving the service, the child is the office's again, and followed for a year. */
export function hearStatus(
  before: WithServiceEscalation,
  { status }: Command<'hear-status'>,
  asOf: Date,
): WithServiceEscalation | ExitFollowUp {
  if (status !== 'leaving') return before;
  const left = withoutPause(before, asOf);
  return { ...left, stage: 'exit-follow-up', stageSince: asOf, leftServiceAt: asOf, heldMonths: [] };
}

/** The contact of month 12 is the last; one before it that never happened does not hold it. */
export function holdContact(
  before: ExitFollowUp,
  { month }: Command<'hold-contact'>,
  asOf: Date,
): Escalation | Refusal {
  if (before.heldMonths.includes(month)) return refuse(EscalationErrors.ALREADY_HELD, { params: { month } });
  const held = { ...before, heldMonths: [...before.heldMonths, month] };
  return month === 12 ? { ...withoutPause(held, asOf), stage: 'ended', stageSince: asOf, endedAt: asOf } : held;
}

/** Ends with an outcome where none is fixed yet, and unpaused. */
export function end(
  before: Escalation,
  outcome: EscalationOutcome,
  asOf: Date,
  outcomeReason?: string,
): EndedEscalation {
  const rest = withoutPause(leaveStage(before), asOf) as Escalation;
  const fixed = { outcome, outcomeAt: asOf, outcomeReason };
  return {
    ...rest,
    ...('outcome' in before ? {} : fixed),
    stage: 'ended',
    stageSince: asOf,
    endedAt: asOf,
  } as EndedEscalation;
}
