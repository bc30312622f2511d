import { localDate } from '@oln/calendar';
import { refuse, type Refusal } from '@oln/contracts';
import { closed } from './closing.js';
import type { Command } from './request-commands.js';
import { RequestErrors } from './request.errors.js';
import type { IntakeRequest, OpenRequest } from './request.js';

/** The family may leave at any stage. */
export const decideWithdrawal = (request: OpenRequest, { reason }: Command<'withdraw'>, asOf: Date): IntakeRequest =>
  closed(request, { outcome: 'withdrawn', closeReason: reason }, asOf);

/** The child's situation can worsen at any stage. Danger ends a pause, and a word that held the request back before it was known. */
export function decideDanger(
  request: OpenRequest,
  { grounds, by }: Command<'report-danger'>,
  asOf: Date,
): OpenRequest | Refusal {
  const known = request.danger?.grounds ?? [];
  const fresh = grounds.filter((ground) => !known.includes(ground));
  if (fresh.length === 0) return refuse(RequestErrors.DANGER_KNOWN, { field: 'grounds' });
  const danger = { grounds: [...known, ...fresh], reportedAt: asOf.toISOString(), reportedBy: by };
  return {
    ...unheld(request),
    ...unpaused(request, asOf),
    danger,
    factors: [...new Set([...request.factors, 'imminent-danger'])],
  };
}

function unheld(request: OpenRequest): OpenRequest {
  if (!('scoring' in request) || (request.scoring.override?.priority ?? 'high') === 'high') return request;
  return { ...request, scoring: { score: request.scoring.score } };
}

export function addChild(request: OpenRequest, { child }: Command<'add-child'>): OpenRequest | Refusal {
  if (request.children.includes(child)) return refuse(RequestErrors.NOTHING_NEW);
  return { ...request, children: [...request.children, child] };
}

/**
 * A death ends the request with the last child. Coming of age does not: who waited for help is not sent away by a
 * birthday, a person decides.
 */
export function decideChildLeft(
  request: OpenRequest,
  { child, reason }: Command<'child-left'>,
  asOf: Date,
): IntakeRequest | Refusal {
  if (!request.children.includes(child)) return refuse(RequestErrors.NOTHING_NEW);
  const children = request.children.filter((one) => one !== child);
  if (children.length > 0) return { ...request, children };
  if (reason === 'of-age') return refuse(RequestErrors.NO_CHILD);
  return closed({ ...request, children }, { outcome: 'withdrawn', closeReason: reason }, asOf);
}

export function putInCharge(request: OpenRequest, { person }: Command<'put-in-charge'>): OpenRequest | Refusal {
  if (request.personInCharge === person) return refuse(RequestErrors.NOTHING_NEW, { field: 'person' });
  return { ...request, personInCharge: person };
}

export function decidePause(
  request: OpenRequest,
  { until, latest, reason }: Command<'pause'>,
  asOf: Date,
): OpenRequest | Refusal {
  if (request.danger) return refuse(RequestErrors.PAUSE_IN_DANGER);
  if (until <= asOf || until > latest) {
    return refuse(RequestErrors.PAUSE_TOO_LONG, { field: 'until', params: { latest: localDate(latest.getTime()) } });
  }
  return { ...request, pause: { since: asOf, until, reason } };
}

export const decideResume = (request: OpenRequest, asOf: Date): OpenRequest | Refusal =>
  request.pause ? { ...request, ...unpaused(request, asOf) } : refuse(RequestErrors.NOTHING_NEW);

/** The clocks run again; that they stood still is remembered. */
function unpaused({ pause, pauses }: OpenRequest, asOf: Date): Pick<OpenRequest, 'pause' | 'pauses'> {
  if (!pause) return { pauses };
  return { pause: undefined, pauses: [...pauses, { from: pause.since.toISOString(), to: asOf.toISOString() }] };
}
