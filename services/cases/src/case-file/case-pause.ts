import { refuse, type Refusal } from '@oln/contracts';
import type { Command } from './case-commands.js';
import { CaseErrors } from './case-file.errors.js';
import type { CaseFile, PastPause, Pause } from './case-file.js';

/** Clocks stand still until a date; the pause itself has a maximum, and its end wakes somebody. */
export function pause(file: CaseFile, command: Command<'pause'>, asOf: Date): CaseFile | Refusal {
  const { until, reason, latest } = command;
  if (until <= asOf) return refuse(CaseErrors.DATE_PASSED, { field: 'until' });
  if (until > latest)
    return refuse(CaseErrors.PAUSE_TOO_LONG, { field: 'until', params: { latest: latest.toISOString().slice(0, 10) } });
  return { ...file, pause: { since: asOf, until, reason } };
}

export function resume(file: CaseFile, asOf: Date): CaseFile | Refusal {
  return file.pause ? withoutPause(file, asOf) : refuse(CaseErrors.NOT_PAUSED);
}

/** Whatever has clocks that can stand still. */
interface Pausable {
  pause?: Pause;
  pauses: readonly PastPause[];
}

/** The record with its pause, if any, ended now; that its clocks stood still is remembered. */
export function withoutPause<File extends Pausable>(file: File, asOf: Date): File {
  if (!file.pause) return file;
  const { since } = file.pause;
  const to = asOf > since ? asOf : since;
  return { ...file, pause: undefined, pauses: [...file.pauses, { from: since.toISOString(), to: to.toISOString() }] };
}
