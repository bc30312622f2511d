import { refuse, type Refusal } from '@oln/contracts';
import { sameScore } from '../priority/priority.js';
import type { Command } from './request-commands.js';
import { RequestErrors } from './request.errors.js';
import type { InAssignment, InService, InVariant, OpenRequest, Prioritised } from './request.js';

type Scored = Prioritised | InVariant | InAssignment | InService;

/** New facts: before admissibility they wait for the first score, after it the request is scored again. */
export function decideFacts(request: OpenRequest, { factors }: Command<'add-facts'>): OpenRequest | Refusal {
  const fresh = [...new Set(factors)].filter((factor) => !request.factors.includes(factor));
  if (fresh.length === 0) return refuse(RequestErrors.NOTHING_NEW, { field: 'factors' });
  return { ...request, factors: [...request.factors, ...fresh] };
}

export function decideScore(request: Scored, { score }: Command<'score'>): Scored | Refusal {
  if (sameScore(request.scoring.score, score)) return refuse(RequestErrors.NOTHING_NEW);
  return { ...request, scoring: { ...request.scoring, score } };
}

/** The score is contestable: a coordinator decides otherwise, with a reason, and it is on record. */
export function decideOverride(
  request: Scored,
  { priority, reason, by }: Command<'override'>,
  asOf: Date,
): Scored | Refusal {
  const { score, override } = request.scoring;
  if (override?.priority === priority) return refuse(RequestErrors.NOTHING_NEW, { field: 'priority' });
  return { ...request, scoring: { score, override: { priority, reason, by, at: asOf.toISOString() } } };
}

export function endOverride(request: Scored): Scored | Refusal {
  const { score, override } = request.scoring;
  return override ? { ...request, scoring: { score } } : refuse(RequestErrors.NOTHING_NEW);
}

export const decideReview = (request: Scored, asOf: Date): Scored => ({ ...request, reviewedAt: asOf });
