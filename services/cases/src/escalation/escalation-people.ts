import { refuse, type Refusal } from '@oln/contracts';
import type { RiskCheck } from '../case-file/case-commands.js';
import { withoutPause } from '../case-file/case-pause.js';
import type { Command } from './escalation-commands.js';
import { end } from './escalation-handing.js';
import { EscalationErrors } from './escalation.errors.js';
import type { Escalation, RunningEscalation } from './escalation.js';

/** Nobody lets an escalation drop without saying what is done about everything it was for. */
export function withdraw(before: RunningEscalation, command: Command<'withdraw'>, asOf: Date): Escalation | Refusal {
  const open = unanswered([...before.grounds, ...before.factors], command.answered);
  if (open) return refuse(EscalationErrors.RISK_UNATTENDED, { params: { risk: open } });
  return end(before, 'withdrawn', asOf, command.reason);
}

export const unanswered = (known: readonly string[], answered: RiskCheck['answered']): string | undefined =>
  known.find((code) => !answered.some(({ risk }) => risk === code));

/** Coming of age or death ends it only with its last child; an outcome that is fixed stays. */
export function loseChild(before: Escalation, command: Command<'lose-child'>, asOf: Date): Escalation | Refusal {
  const { child, reason } = command;
  if (!before.children.includes(child)) return refuse(EscalationErrors.NOT_ITS_CHILD);
  const children = before.children.filter((other) => other !== child);
  const leftChildren = [...before.leftChildren, { child, reason, at: asOf.toISOString() }];
  const left: Escalation = { ...before, children, leftChildren };
  return children.length > 0 ? left : end(left, 'withdrawn', asOf, reason);
}

export const reassign = (before: Escalation, to: string): Escalation | Refusal =>
  before.personInCharge === to ? refuse(EscalationErrors.SAME_PERSON) : { ...before, personInCharge: to };

/** Only once nobody waits for anybody to protect the child: clocks stand still until a date. */
export function pause(before: Escalation, command: Command<'pause'>, asOf: Date): Escalation | Refusal {
  const { until, reason, latest } = command;
  if (until <= asOf) return refuse(EscalationErrors.DATE_PASSED, { field: 'until' });
  if (until > latest)
    return refuse(EscalationErrors.PAUSE_TOO_LONG, {
      field: 'until',
      params: { latest: latest.toISOString().slice(0, 10) },
    });
  return { ...before, pause: { since: asOf, until, reason } };
}

export const resume = (before: Escalation, asOf: Date): Escalation | Refusal =>
  before.pause ? withoutPause(before, asOf) : refuse(EscalationErrors.NOT_PAUSED);
