import { refuse, type Refusal } from '@oln/contracts';
import type { Command } from '../case-file/case-commands.js';
import { ExitErrors } from './exit.errors.js';

type EscalationReason = Command<'escalate'>['reason'];

/** Imminent danger skips approval, but informs the coordinator; everything else is hers to escalate (process §6). */
export function decideEscalation(
  reason: EscalationReason,
  byCoordinator: boolean,
): { reason: EscalationReason; inform: boolean } | Refusal {
  if (byCoordinator) return { reason, inform: false };
  return reason === 'imminent-danger' ? { reason, inform: true } : refuse(ExitErrors.NEEDS_COORDINATOR);
}
