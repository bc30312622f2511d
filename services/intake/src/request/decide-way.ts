import { refuse, type Refusal } from '@oln/contracts';
import { closed } from './closing.js';
import type { Command } from './request-commands.js';
import { RequestErrors } from './request.errors.js';
import type { Closed, InAssignment, InService, InVariant, OpenRequest, Prioritised } from './request.js';

type Scored = Prioritised | InVariant | InAssignment | InService;

/** How the family is helped. Process §1, variant. */
export function decideVariant(
  request: Scored,
  { variant, line, reason, inLine, separate }: Command<'choose-variant'>,
): InAssignment | InService | Refusal {
  if (variant === 'family-accompaniment') {
    if (!line) return refuse(RequestErrors.LINE_MISSING, { field: 'line' });
    // Both lines at once are one plan and one agenda; two cases of one line would be two of each.
    if (inLine && !separate) return refuse(RequestErrors.LINE_OPEN, { field: 'line', params: { request: inLine } });
    return { ...request, stage: 'assignment', variant, line, variantReason: reason };
  }
  if (line) return refuse(RequestErrors.LINE_NOT_NEEDED, { field: 'line' });
  return { ...request, stage: 'service', variant, variantReason: reason };
}

/** Nothing more was needed than to know where to go. */
export const decideOrientation = (request: OpenRequest, { reason }: Command<'orient'>, asOf: Date): Closed =>
  closed(request, { outcome: 'oriented', closeReason: reason }, asOf);

/** That there is room was settled under the lock of the caseload. */
export const decideAssignment = (request: OpenRequest, { to }: Command<'assign'>, asOf: Date): Closed =>
  closed(request, { outcome: 'assigned', assignedTo: to }, asOf);

/** The clock follows the services that are open: one that was agreed for later is not late before. */
export function awaitService(request: OpenRequest, { from }: Command<'await-service'>): OpenRequest | Refusal {
  if (request.stage !== 'service' || request.serviceCountsFrom?.getTime() === from.getTime())
    return refuse(RequestErrors.NOTHING_NEW);
  return { ...request, serviceCountsFrom: from };
}

export const finishService = (request: OpenRequest, asOf: Date): Closed =>
  closed(request, { outcome: 'oriented', closeReason: 'delivered' }, asOf);
