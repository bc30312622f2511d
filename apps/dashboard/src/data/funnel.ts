import { theOne, type Figures, type Shown } from './figure.js';

export const FUNNEL = [
  'funnel-1-invited',
  'funnel-2-attended',
  'funnel-3-planned',
  'funnel-4-evaluated',
  'funnel-5-completed',
] as const;
export type FunnelIndicator = (typeof FUNNEL)[number];

export interface FunnelStep {
  indicator: FunnelIndicator;
  shown: Shown;
  /** Of the first step and of the one before, from 0 to 1; undefined where one of the two is not known. */
  ofFirst?: number;
  ofBefore?: number;
}

const numberOf = (shown: Shown | undefined): number | undefined => (shown?.kind === 'number' ? shown.value : undefined);

const shareOf = (part: number | undefined, whole: number | undefined): number | undefined =>
  part === undefined || !whole ? undefined : part / whole;

/** The way of the families, step by step. */
export function funnelOf(figures: Figures): FunnelStep[] {
  const steps = FUNNEL.map((indicator) => ({ indicator, shown: theOne(figures, indicator) }));
  const first = numberOf(steps[0]!.shown);
  return steps.map(({ indicator, shown }, at) => ({
    ...{ indicator, shown },
    ofFirst: shareOf(numberOf(shown), first),
    ofBefore: at === 0 ? undefined : shareOf(numberOf(shown), numberOf(steps[at - 1]!.shown)),
  }));
}
