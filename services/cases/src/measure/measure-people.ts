import { refuse, type Refusal } from '@oln/contracts';
import { withoutPause } from '../case-file/case-pause.js';
import type { Command } from './measure-commands.js';
import { end } from './measure-stages.js';
import { MeasureErrors } from './measure.errors.js';
import { isHeld, type Measure } from './measure.js';

/** Coming of age or death ends it only with its last child: a procedure is withdrawn, what holds is lifted. */
export function loseChild(before: Measure, { child, reason }: Command<'lose-child'>, asOf: Date): Measure | Refusal {
  if (!before.children.includes(child)) return refuse(MeasureErrors.NOT_ITS_CHILD);
  const children = before.children.filter((other) => other !== child);
  const leftChildren = [...before.leftChildren, { child, reason, at: asOf.toISOString() }];
  const left: Measure = { ...before, children, leftChildren };
  if (children.length > 0) return left;
  return end(left, isHeld(before) ? 'lifted' : 'withdrawn', asOf, reason);
}

export const reassign = (before: Measure, to: string): Measure | Refusal =>
  before.personInCharge === to ? refuse(MeasureErrors.SAME_PERSON) : { ...before, personInCharge: to };

export function pause(before: Measure, { until, reason, latest }: Command<'pause'>, asOf: Date): Measure | Refusal {
  if (until <= asOf) return refuse(MeasureErrors.DATE_PASSED, { field: 'until' });
  const params = { latest: latest.toISOString().slice(0, 10) };
  if (until > latest) return refuse(MeasureErrors.PAUSE_TOO_LONG, { field: 'until', params });
  return { ...before, pause: { since: asOf, until, reason } };
}

export const resume = (before: Measure, asOf: Date): Measure | Refusal =>
  before.pause ? withoutPause(before, asOf) : refuse(MeasureErrors.NOT_PAUSED);
