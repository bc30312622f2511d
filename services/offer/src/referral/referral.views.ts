import { providerOf, isFixed, isHolding, isListed, type Referral } from './referral.js';
import type { WholeView } from './referral-reading.service.js';
import type { ReferralDto } from './referral.dto.js';

const iso = (at: Date | undefined): string | undefined => at?.toISOString();

/** A referral as it goes out: instants as text. */
export function referralView(referral: Referral): ReferralDto {
  return { ...aboutView(referral), ...courseView(referral), ...exitView(referral) };
}

export const wholeView = ({ referral, notes, position }: WholeView): ReferralDto => ({
  ...referralView(referral),
  note: notes.note,
  place: notes.place,
  legalBasisReason: notes.basisReason,
  listCheckedAt: iso(notes.listCheckedAt),
  position,
});

const aboutView = (referral: Referral) => ({
  id: referral.id,
  commune: referral.commune,
  version: referral.version,
  familyId: referral.familyId,
  childId: referral.childId,
  caseId: referral.caseId,
  requestId: referral.requestId,
  need: referral.need,
  sector: referral.sector,
  ageBand: referral.ageBand,
  sex: referral.sex,
  requirementsMet: [...referral.requirementsMet],
  priority: referral.priority,
  personInCharge: referral.personInCharge,
  stage: referral.stage,
  stageSince: referral.stageSince.toISOString(),
  requestedAt: referral.requestedAt.toISOString(),
  attempts: referral.attempts,
  refused: [...referral.refused],
  followsId: referral.followsId,
  consentWithdrawnAt: iso(referral.consentWithdrawnAt),
  legalBasis: referral.basis?.code,
  legalBasisBy: referral.basis?.by,
  legalBasisAt: iso(referral.basis?.at),
  pause: referral.pause && {
    since: referral.pause.since.toISOString(),
    until: referral.pause.until.toISOString(),
    reason: referral.pause.reason,
  },
});

function courseView(referral: Referral) {
  const holding = isHolding(referral) ? referral : undefined;
  const list = isListed(referral) ? referral.list : holding?.list;
  const asked = referral.stage === 'matching' ? undefined : referral;
  return {
    offerId: providerOf(referral)?.offerId,
    organizationId: providerOf(referral)?.organizationId,
    sentAt: iso(asked?.sentAt),
    acknowledgedAt: iso(asked?.acknowledgedAt),
    arrivedAt: iso(list?.arrivedAt),
    waitCountsFrom: iso(list?.waitCountsFrom),
    availableFrom: iso(list?.availableFrom),
    reviewCause: referral.stage === 'wait-review' ? referral.reviewCause : undefined,
    offeredAt: iso(holding?.offeredAt),
    appointmentAt: iso(holding?.appointmentAt),
    releaseDueSince: iso(holding?.releaseDueSince),
  };
}

function exitView(referral: Referral) {
  const fixed = isFixed(referral) ? referral : undefined;
  const closed = referral.stage === 'closed' ? referral : undefined;
  return {
    outcome: fixed?.outcome,
    outcomeAt: iso(fixed?.outcomeAt),
    exitReason: fixed?.exitReason,
    effectiveAt: iso(fixed?.effectiveAt),
    result: closed?.result,
    endedAt: iso(closed?.endedAt),
  };
}
