import { refuse, type Refusal } from '@oln/contracts';
import { obstacleTo } from './admissibility.js';
import { closed } from './closing.js';
import type { Command } from './request-commands.js';
import { RequestErrors } from './request.errors.js';
import type { Closed, OpenRequest, Prioritised, Referring } from './request.js';

/** Pertinent: into the queue with its first score. Process §1, admissibility. */
export function decideAdmission(
  request: OpenRequest,
  { checks, separate, score }: Command<'admit'>,
): Prioritised | Refusal {
  return obstacleTo(checks, separate) ?? { ...request, stage: 'prioritised', scoring: { score } };
}

/** Not pertinent: to who is. A second receiver only after the family did not arrive at the first. */
export function decideReferral(
  request: OpenRequest,
  { to, institutionId, reason }: Command<'refer'>,
  asOf: Date,
): Referring | Refusal {
  const before = request.stage === 'referring' ? request.referral : undefined;
  if (before && before.arrived !== false) return refuse(RequestErrors.ARRIVAL_UNKNOWN);
  const referral = { to, institutionId, reason, attempt: (before?.attempt ?? 0) + 1, referredAt: asOf.toISOString() };
  return { ...request, stage: 'referring', referral };
}

export function decideArrival(
  request: OpenRequest,
  { arrived }: Command<'check-arrival'>,
  asOf: Date,
): Closed | Referring | Refusal {
  if (request.stage !== 'referring') return refuse(RequestErrors.ARRIVAL_UNKNOWN);
  const referral = { ...request.referral, arrived };
  if (!arrived) return { ...request, referral };
  return closed({ ...request, referral }, { outcome: 'referred', closeReason: referral.reason }, asOf);
}

/**
 * Ends an assisted referral that did not end with an arrival. Oriented: the family knows where to go and goes by itself;
 * not pertinent: only after somebody looked whether it arrived.
 */
export function decideEndOfReferral(
  request: OpenRequest,
  { outcome, reason }: Command<'end-referral'>,
  asOf: Date,
): Closed | Refusal {
  if (request.stage !== 'referring') return refuse(RequestErrors.ARRIVAL_UNKNOWN);
  if (outcome === 'not-pertinent' && request.referral.arrived !== false) return refuse(RequestErrors.ARRIVAL_UNKNOWN);
  return closed(request, { outcome, closeReason: reason }, asOf);
}

export function decideDuplicate(
  request: OpenRequest,
  { of, sharesChild }: Command<'close-duplicate'>,
  asOf: Date,
): Closed | Refusal {
  if (!sharesChild || of === request.id) return refuse(RequestErrors.NOT_IDENTICAL, { field: 'of' });
  return closed(request, { outcome: 'duplicate', duplicateOf: of }, asOf);
}
