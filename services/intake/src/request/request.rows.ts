import { PRIORITIES, type Priority } from '@oln/contracts';
import { effectivePriority } from '../priority/priority.js';
import type { RequestRow } from './request.entity.js';
import type { IntakeRequest, RequestFacts } from './request.js';

/** Columns that a view is made of. */
export const SHOWN = [
  ...(['id', 'commune', 'version', 'stage', 'stageSince', 'channel', 'motive', 'familyId', 'children'] as const),
  ...(['factors', 'origin', 'previousCaseId', 'personInCharge', 'receivedAt', 'registeredAt', 'danger'] as const),
  ...(['scoring', 'referral', 'variant', 'line', 'pausedSince', 'pausedUntil', 'pauseReason'] as const),
  ...(['outcome', 'closeReason', 'closedAt', 'duplicateOf', 'assignedTo'] as const),
] as const;
export type ShownRow = Pick<RequestRow, (typeof SHOWN)[number]>;

export const rankOf = (priority: Priority): number => PRIORITIES.indexOf(priority);

/** Row → state by stage. Check constraints of the table promise the columns that a stage needs. */
export function requestOf(row: RequestRow): IntakeRequest {
  const facts = factsOf(row);
  const scoring = row.scoring ?? undefined;
  const variantReason = row.variantReason ?? undefined;
  const variant = row.variant ?? undefined;
  switch (row.stage) {
    case 'registered':
    case 'admissibility':
      return { ...facts, stage: row.stage };
    case 'referring':
      return { ...facts, stage: row.stage, referral: row.referral! };
    case 'prioritised':
    case 'variant':
      return { ...facts, stage: row.stage, scoring: scoring! };
    case 'assignment':
      return {
        ...facts,
        stage: row.stage,
        scoring: scoring!,
        variant: 'family-accompaniment',
        line: row.line!,
        variantReason: variantReason!,
      };
    case 'service':
      return {
        ...facts,
        stage: row.stage,
        scoring: scoring!,
        variant: variant as 'transactional',
        variantReason: variantReason!,
        serviceCountsFrom: row.serviceCountsFrom ?? undefined,
      };
    case 'closed':
      return {
        ...facts,
        stage: row.stage,
        ...endingOf(row),
        scoring,
        variant,
        variantReason,
        referral: row.referral ?? undefined,
        line: row.line ?? undefined,
      };
  }
}

function factsOf(row: RequestRow): RequestFacts {
  return {
    id: row.id,
    commune: row.commune,
    version: row.version,
    stageSince: row.stageSince,
    channel: row.channel,
    motive: row.motive,
    familyId: row.familyId,
    children: row.children,
    factors: row.factors,
    origin: row.origin,
    receivedAt: row.receivedAt,
    registeredAt: row.registeredAt,
    originKey: row.originKey ?? undefined,
    previousCaseId: row.previousCaseId ?? undefined,
    personInCharge: row.personInCharge ?? undefined,
    danger: row.danger ?? undefined,
    pause: row.pausedSince ? { since: row.pausedSince, until: row.pausedUntil!, reason: row.pauseReason! } : undefined,
    pauses: row.pauses,
    reviewedAt: row.reviewedAt ?? undefined,
  };
}

const endingOf = (row: RequestRow) => ({
  outcome: row.outcome!,
  closedIn: row.closedIn!,
  closedAt: row.closedAt!,
  closeReason: row.closeReason ?? undefined,
  duplicateOf: row.duplicateOf ?? undefined,
  assignedTo: row.assignedTo ?? undefined,
});

/** State → row. What a stage does not have is null. One literal, as in `viewOfRow`: each request that is written comes by here. */
export function rowOf(request: IntakeRequest): RequestRow {
  const scoring = 'scoring' in request ? request.scoring : undefined;
  const ended = request.stage === 'closed' ? request : undefined;
  return {
    id: request.id,
    commune: request.commune,
    version: request.version,
    stage: request.stage,
    stageSince: request.stageSince,
    channel: request.channel,
    motive: request.motive,
    familyId: request.familyId,
    origin: request.origin,
    receivedAt: request.receivedAt,
    registeredAt: request.registeredAt,
    children: [...request.children],
    factors: [...request.factors],
    originKey: request.originKey ?? null,
    previousCaseId: request.previousCaseId ?? null,
    personInCharge: request.personInCharge ?? null,
    danger: request.danger ?? null,
    reviewedAt: request.reviewedAt ?? null,
    pausedSince: request.pause?.since ?? null,
    pausedUntil: request.pause?.until ?? null,
    pauseReason: request.pause?.reason ?? null,
    pauses: [...request.pauses],
    scoring: scoring ?? null,
    priorityRank: scoring ? rankOf(effectivePriority(scoring.score, scoring.override)) : null,
    score: scoring?.score.score ?? null,
    referral: ('referral' in request && request.referral) || null,
    variant: ('variant' in request && request.variant) || null,
    line: ('line' in request && request.line) || null,
    variantReason: ('variantReason' in request && request.variantReason) || null,
    serviceCountsFrom: request.stage === 'service' ? (request.serviceCountsFrom ?? null) : null,
    outcome: ended?.outcome ?? null,
    closedIn: ended?.closedIn ?? null,
    closedAt: ended?.closedAt ?? null,
    closeReason: ended?.closeReason ?? null,
    duplicateOf: ended?.duplicateOf ?? null,
    assignedTo: ended?.assignedTo ?? null,
  };
}
