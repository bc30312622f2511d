import { daysBetween, localDate } from '@oln/calendar';
import type { Channel, Priority } from '@oln/contracts';
import { modelOn, priorityOf, type PriorityModel } from './priority-model.js';

/** One factor's share of a score. */
export interface FactorPoints {
  factor: string;
  points: number;
}

/** The unified score, explained. It orders the queue; it is never the only ground of a decision. */
export interface Score {
  model: string;
  /** 0 to 100. */
  score: number;
  /** What the model says. */
  priority: Priority;
  factors: FactorPoints[];
}

/** A coordinator decided otherwise: their word stands until they take it back, whatever the model says later. */
export interface Override {
  priority: Priority;
  reason: OverrideReason;
  by: string;
  at: string;
}

export const OVERRIDE_REASONS = [
  'professional-judgement',
  'new-information',
  'family-contests',
  'network-agreement',
  'court-asks',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** Why a score was computed. */
export const SCORE_CAUSES = [
  'admitted',
  'new-facts',
  'danger',
  'child-changed',
  'queue-review',
  'override',
  'override-ended',
] as const;
export type ScoreCause = (typeof SCORE_CAUSES)[number];

/** What the registry knows of the children, without saying who they are. */
export interface ChildFacts {
  /** Years; undefined where no birth date is known. */
  age?: number;
  withoutRun: boolean;
  disability: boolean;
}

export interface ScoredFacts {
  channel: Channel;
  /** Named by people, by an alert or by the system. */
  factors: readonly string[];
  children: readonly ChildFacts[];
  attendedBefore: boolean;
  receivedAt: Date;
}

export function scoreOf(
  facts: ScoredFacts,
  asOf: Date,
  model: PriorityModel = modelOn(localDate(asOf.getTime())),
): Score {
  const present = new Set([...facts.factors, ...derivedFactors(facts, asOf)]);
  const factors = model.factors
    .filter(({ code }) => present.has(code))
    .map(({ code, points }) => ({ factor: code, points }));
  const score = Math.min(
    100,
    factors.reduce((sum, { points }) => sum + points, 0),
  );
  return { model: model.version, score, priority: priorityOf(model, score), factors };
}

/** What follows from the registry and the calendar. Of several steps of one thing only the highest counts. */
function derivedFactors({ channel, children, attendedBefore, receivedAt }: ScoredFacts, asOf: Date): string[] {
  const youngest = Math.min(...children.map(({ age }) => age ?? Number.POSITIVE_INFINITY));
  return [
    ...(channel === 'alert' ? ['alert'] : []),
    ...(youngest < 1 ? ['child-under-1'] : youngest < 4 ? ['child-under-4'] : []),
    ...(children.length >= 3 ? ['three-children'] : []),
    ...(children.some(({ disability }) => disability) ? ['disability'] : []),
    ...(children.some(({ withoutRun }) => withoutRun) ? ['without-run'] : []),
    ...(attendedBefore ? ['attended-before'] : []),
    ...waitingFactor(waitDays(receivedAt, asOf)),
  ];
}

const waitingFactor = (days: number): string[] =>
  days > 90 ? ['waits-90-days'] : days > 60 ? ['waits-60-days'] : days > 30 ? ['waits-30-days'] : [];

/** Calendar days since the request came in. */
export const waitDays = (receivedAt: Date, asOf: Date): number =>
  Math.max(0, daysBetween(localDate(receivedAt.getTime()), localDate(asOf.getTime())));

/** What holds for the queue: the coordinator's word, or the model's. */
export const effectivePriority = (score: Score, override?: Override): Priority => override?.priority ?? score.priority;

export const sameScore = (left: Score, right: Score): boolean => JSON.stringify(left) === JSON.stringify(right);
