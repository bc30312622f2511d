import { rankOf } from './decide-wait.js';
import type { ReferralRow } from './referral.entity.js';
import { isFixed, isHolding, isListed, type Referral } from './referral.js';

/** Row → state by stage. Check constraints of the table promise the columns that a stage needs. */
export function referralOf(row: ReferralRow): Referral {
  const whole = wholeReferral(row);
  switch (row.stage) {
    case 'matching':
      return { ...whole, stage: row.stage };
    case 'sent':
      return { ...whole, ...askedIn(row), stage: row.stage };
    case 'waiting':
      return { ...whole, ...askedIn(row), stage: row.stage, list: listIn(row)! };
    case 'wait-review':
      return { ...whole, ...askedIn(row), stage: row.stage, list: listIn(row)!, reviewCause: row.reviewCause! };
    case 'offered':
      return { ...whole, ...offeredIn(row), stage: row.stage };
    case 'attending':
      return { ...whole, ...offeredIn(row), stage: row.stage, appointmentAt: row.appointmentAt! };
    case 'result':
      return { ...whole, ...askedIn(row), ...fixedIn(row), stage: row.stage, effectiveAt: row.effectiveAt! };
    case 'closed':
      return {
        ...whole,
        ...(row.offerId ? askedIn(row) : {}),
        ...fixedIn(row),
        stage: row.stage,
        effectiveAt: row.effectiveAt ?? undefined,
        result: row.result ?? undefined,
        endedAt: row.endedAt!,
      };
  }
}

function wholeReferral(row: ReferralRow) {
  return {
    id: row.id,
    commune: row.commune,
    version: row.version,
    familyId: row.familyId,
    childId: row.childId ?? undefined,
    caseId: row.caseId ?? undefined,
    requestId: row.requestId ?? undefined,
    need: row.need,
    sector: row.sector,
    ageBand: row.ageBand,
    sex: row.sex ?? undefined,
    requirementsMet: row.requirementsMet,
    priority: row.priority,
    personInCharge: row.personInCharge,
    requestedAt: row.requestedAt,
    stageSince: row.stageSince,
    attempts: row.attempts,
    refused: row.refused,
    followsId: row.followsId ?? undefined,
    basis: row.legalBasis ? { code: row.legalBasis, by: row.legalBasisBy!, at: row.legalBasisAt! } : undefined,
    consentWithdrawnAt: row.consentWithdrawnAt ?? undefined,
    pause: row.pausedSince ? { since: row.pausedSince, until: row.pausedUntil!, reason: row.pauseReason! } : undefined,
    pauses: row.pauses,
  };
}

const askedIn = (row: ReferralRow) => ({
  provider: { offerId: row.offerId!, organizationId: row.organizationId! },
  sentAt: row.sentAt!,
  acknowledgedAt: row.acknowledgedAt ?? undefined,
});

const listIn = (row: ReferralRow) =>
  row.arrivedAt
    ? { arrivedAt: row.arrivedAt, waitCountsFrom: row.waitCountsFrom!, availableFrom: row.availableFrom ?? undefined }
    : undefined;

const offeredIn = (row: ReferralRow) => ({
  ...askedIn(row),
  offeredAt: row.offeredAt!,
  appointmentAt: row.appointmentAt ?? undefined,
  list: listIn(row),
  releaseDueSince: row.releaseDueSince ?? undefined,
});

const fixedIn = (row: ReferralRow) => ({
  outcome: row.outcome!,
  outcomeAt: row.outcomeAt!,
  exitStage: row.exitStage!,
  exitReason: row.exitReason ?? undefined,
});

/** State → row. What a stage does not have is null. */
export function rowOf(referral: Referral): ReferralRow {
  return { ...aboutRow(referral), ...askedRow(referral), ...placeRow(referral), ...fixedRow(referral) };
}

const aboutRow = (referral: Referral) => ({
  id: referral.id,
  commune: referral.commune,
  version: referral.version,
  familyId: referral.familyId,
  childId: referral.childId ?? null,
  caseId: referral.caseId ?? null,
  requestId: referral.requestId ?? null,
  need: referral.need,
  sector: referral.sector,
  ageBand: referral.ageBand,
  sex: referral.sex ?? null,
  requirementsMet: [...referral.requirementsMet],
  priority: referral.priority,
  priorityRank: rankOf(referral.priority),
  personInCharge: referral.personInCharge,
  stage: referral.stage,
  stageSince: referral.stageSince,
  requestedAt: referral.requestedAt,
  attempts: referral.attempts,
  refused: [...referral.refused],
  followsId: referral.followsId ?? null,
  consentWithdrawnAt: referral.consentWithdrawnAt ?? null,
  legalBasis: referral.basis?.code ?? null,
  legalBasisBy: referral.basis?.by ?? null,
  legalBasisAt: referral.basis?.at ?? null,
  pausedSince: referral.pause?.since ?? null,
  pausedUntil: referral.pause?.until ?? null,
  pauseReason: referral.pause?.reason ?? null,
  pauses: [...referral.pauses],
});

function askedRow(referral: Referral) {
  const asked = referral.stage === 'matching' ? undefined : referral;
  return {
    offerId: asked?.provider?.offerId ?? null,
    organizationId: asked?.provider?.organizationId ?? null,
    sentAt: asked?.sentAt ?? null,
    acknowledgedAt: asked?.acknowledgedAt ?? null,
  };
}

function placeRow(referral: Referral) {
  const holding = isHolding(referral) ? referral : undefined;
  const list = isListed(referral) ? referral.list : holding?.list;
  return {
    arrivedAt: list?.arrivedAt ?? null,
    waitCountsFrom: list?.waitCountsFrom ?? null,
    availableFrom: list?.availableFrom ?? null,
    reviewCause: referral.stage === 'wait-review' ? referral.reviewCause : null,
    offeredAt: holding?.offeredAt ?? null,
    appointmentAt: holding?.appointmentAt ?? null,
    releaseDueSince: holding?.releaseDueSince ?? null,
  };
}

function fixedRow(referral: Referral) {
  const fixed = isFixed(referral) ? referral : undefined;
  const closed = referral.stage === 'closed' ? referral : undefined;
  return {
    outcome: fixed?.outcome ?? null,
    outcomeAt: fixed?.outcomeAt ?? null,
    exitStage: fixed?.exitStage ?? null,
    exitReason: fixed?.exitReason ?? null,
    effectiveAt: fixed?.effectiveAt ?? null,
    result: closed?.result ?? null,
    endedAt: closed?.endedAt ?? null,
  };
}
