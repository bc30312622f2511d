import { isRefusal, refuse, type MeasureStage, type Refusal } from '@oln/contracts';
import type { CommandName, MeasureCommand } from './measure-commands.js';
import { MeasureErrors } from './measure.errors.js';
import { loseChild, pause, reassign, resume } from './measure-people.js';
import * as stages from './measure-stages.js';
import type { AdoptionMeasure, HearingMeasure, HeldMeasure, Measure, OpenedMeasure } from './measure.js';

const PROCEDURE = ['opened', 'hearing', 'adoption'] as const;
const HELD = ['in-force', 'term-review', 'non-compliance'] as const;
const LIVING = [...PROCEDURE, ...HELD] as const;

/** In which stages a command can be given (process §7). Held against the process's own table by a test. */
export const LEGAL_IN = {
  summon: ['opened'],
  'complete-hearing': ['hearing'],
  adopt: ['adoption'],
  'not-adopt': ['adoption'],
  withdraw: PROCEDURE,
  review: ['in-force'],
  'report-non-compliance': ['in-force', 'term-review'],
  'end-term': ['in-force'],
  renew: ['term-review'],
  lift: HELD,
  expire: ['term-review'],
  warn: ['non-compliance'],
  escalate: ['non-compliance'],
  'lose-child': LIVING,
  reassign: LIVING,
  // What is decided, or protects already, never stands still: only who is to be heard can be waited for.
  pause: ['opened', 'hearing'],
  resume: ['opened', 'hearing'],
} as const satisfies Record<CommandName, readonly MeasureStage[]>;

const WHILE_PAUSED: ReadonlySet<CommandName> = new Set(['withdraw', 'lose-child', 'reassign', 'resume']);

/** The measure after the command, one version on, or the reason why not. */
export function decideMeasure(before: Measure, command: MeasureCommand, asOf: Date): Measure | Refusal {
  const legal: readonly MeasureStage[] = LEGAL_IN[command.do];
  if (!legal.includes(before.stage)) return refuse(MeasureErrors.NOT_IN_STAGE, { params: { stage: before.stage } });
  if (before.pause && !WHILE_PAUSED.has(command.do)) return refuse(MeasureErrors.IS_PAUSED);
  const next = obey(before, command, asOf);
  return isRefusal(next) ? next : { ...next, version: before.version + 1 };
}

/** The stage was checked against {@link LEGAL_IN}: the narrowing below relies on it. */
function obey(before: Measure, command: MeasureCommand, asOf: Date): Measure | Refusal {
  switch (command.do) {
    case 'summon':
      return { ...(before as OpenedMeasure), stage: 'hearing', stageSince: asOf };
    case 'complete-hearing':
      return stages.completeHearing(before as HearingMeasure, command, asOf);
    case 'adopt':
      return stages.adopt(before as AdoptionMeasure, command, asOf);
    case 'not-adopt':
      return stages.unheard(command.hearings) ?? stages.end(before, 'not-adopted', asOf, command.reason);
    case 'withdraw':
      return stages.withdraw(before, command, asOf);
    case 'review':
      return stages.review(before as HeldMeasure, command, asOf);
    case 'report-non-compliance':
      return stages.enter(before as HeldMeasure, 'non-compliance', asOf);
    case 'end-term':
      return stages.enter(before as HeldMeasure, 'term-review', asOf);
    case 'renew':
      return stages.renew(before as HeldMeasure, command, asOf);
    case 'lift':
      return stages.end(before, 'lifted', asOf, command.reason);
    case 'expire':
      return stages.end(before, 'expired', asOf);
    case 'warn':
      return stages.warn(before as HeldMeasure, asOf);
    case 'escalate':
      return stages.end(before, 'escalated', asOf);
    case 'lose-child':
      return loseChild(before, command, asOf);
    case 'reassign':
      return reassign(before, command.to);
    case 'pause':
      return pause(before, command, asOf);
    case 'resume':
      return resume(before, asOf);
  }
}
