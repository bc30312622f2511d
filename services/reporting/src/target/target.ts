import { LIGHT_THRESHOLDS, refuse, type Refusal } from '@oln/contracts';
import type { Indicator } from '../indicator/indicator.js';
import type { Thresholds } from '../light/light.js';
import { TargetErrors } from './target.errors.js';

/** What a commune wants an indicator to be in a calendar year. Which way is better, the indicator says. */
export interface Target extends Thresholds {
  id: string;
  commune: string;
  year: number;
  indicator: string;
  version: number;
  value: number;
  /** It holds no more. */
  withdrawn: boolean;
  setAt: Date;
  setBy: string;
}

export interface WantedTarget extends Partial<Thresholds> {
  value: number;
  withdrawn?: boolean;
}

/** What holds after this: thresholds as before, if none are said now. */
export function decideTarget(
  { before, indicator }: { before?: Target; indicator: Indicator },
  { value, withdrawn = false, green, yellow }: WantedTarget,
): Pick<Target, 'value' | 'withdrawn' | 'green' | 'yellow'> | Refusal {
  if (indicator.better === 'neither')
    return refuse(TargetErrors.NO_DIRECTION, { field: 'indicator', params: { indicator: indicator.id } });
  if (indicator.unit === 'share' && indicator.formula.form === 'share' && value > 1)
    return refuse(TargetErrors.SHARE_ABOVE_ONE, { field: 'value' });
  const thresholds = {
    green: green ?? before?.green ?? LIGHT_THRESHOLDS.green,
    yellow: yellow ?? before?.yellow ?? LIGHT_THRESHOLDS.yellow,
  };
  if (thresholds.green > thresholds.yellow) return refuse(TargetErrors.THRESHOLDS_TURNED, { field: 'yellow' });
  return { value, withdrawn, ...thresholds };
}
