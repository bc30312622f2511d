import { refuse, type Refusal } from '@oln/contracts';
import type { Command } from './escalation-commands.js';
import { EscalationErrors } from './escalation.errors.js';
import type {
  DecidingEscalation,
  Escalation,
  NotifiedEscalation,
  RejectedEscalation,
  RunningEscalation,
  Sent,
  UnsentEscalation,
  WithServiceEscalation,
} from './escalation.js';

export function revise(draft: UnsentEscalation, command: Command<'revise'>): Escalation | Refusal {
  const { grounds, factors, institutions, hasAccount } = command;
  if (grounds.length === 0) return refuse(EscalationErrors.NO_GROUNDS, { field: 'grounds' });
  return { ...draft, grounds, factors, institutions, hasAccount: hasAccount || draft.hasAccount };
}

/** Imminent danger skips approval (process §6); everything else goes to the coordinator, who must know what was done. */
export function submit(draft: UnsentEscalation, asOf: Date): Escalation | Refusal {
  if (draft.grounds.length === 0) return refuse(EscalationErrors.NO_GROUNDS, { field: 'grounds' });
  if (draft.urgent) return notify(draft, asOf);
  if (!draft.hasAccount) return refuse(EscalationErrors.NO_ACCOUNT, { field: 'account' });
  return { ...draft, stage: 'approval', stageSince: asOf };
}

/** Two pairs of eyes: who drafted it does not approve it, unless they coordinate the office. */
export function approve(draft: UnsentEscalation, command: Command<'approve'>, asOf: Date): Escalation | Refusal {
  const { by, coordinates } = command;
  if (by === draft.draftedBy && !coordinates) return refuse(EscalationErrors.OWN_DRAFT);
  return { ...notify(draft, asOf), approvedBy: by };
}

/** A first notification, or the first after an appeal: from the lowest level up. */
function notify(before: UnsentEscalation | RejectedEscalation, asOf: Date): NotifiedEscalation {
  const { acknowledgedAt: _heard, ...rest } = before as RejectedEscalation;
  const attempt = ('attempt' in before ? before.attempt : 0) + 1;
  return { ...rest, stage: 'notified', stageSince: asOf, firstNotifiedAt: asOf, notifiedAt: asOf, attempt, level: 1 };
}

/** Nobody acknowledged: again, one level higher, and so on without end. */
export const notifyAgain = (notified: NotifiedEscalation, asOf: Date): NotifiedEscalation => ({
  ...notified,
  ...again(notified, notified.level + 1, asOf),
});

const again = ({ attempt }: Sent, level: number, asOf: Date) => ({ notifiedAt: asOf, attempt: attempt + 1, level });

export const acknowledge = (notified: NotifiedEscalation, asOf: Date): DecidingEscalation => ({
  ...notified,
  stage: 'deciding',
  stageSince: asOf,
  acknowledgedAt: asOf,
});

/** An appeal is a notification like the first one, unless the service has it in hand already. */
export function appeal(rejected: RejectedEscalation, { received }: Command<'appeal'>, asOf: Date): Escalation {
  if (!received) return notify(rejected, asOf);
  return { ...rejected, stage: 'deciding', stageSince: asOf, acknowledgedAt: asOf };
}

/**
 * Now somebody is in imminent danger. What waits inside the office is notified at once, what was rejected is notified
 * again, and who has not acknowledged has two hours from now on. Where somebody works on it they are told (notice).
 */
export function worsen(
  before: RunningEscalation | WithServiceEscalation,
  command: Command<'worsen'>,
  asOf: Date,
): Escalation {
  const worse = {
    ...before,
    urgent: true,
    grounds: joined(before.grounds, command.grounds),
    factors: joined(before.factors, command.factors),
  };
  switch (worse.stage) {
    case 'drafted':
    case 'approval':
    case 'rejected':
      return notify(worse, asOf);
    case 'notified':
      return { ...worse, ...again(worse, worse.level, asOf) };
    default:
      return worse;
  }
}

const joined = (known: readonly string[], more: readonly string[]): string[] => [...new Set([...known, ...more])];
