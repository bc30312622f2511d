import type { AnonymisationDto } from './anonymisation.dto.js';
import type { Anonymisation } from './anonymisation.js';

export function anonymisationView(one: Anonymisation): AnonymisationDto {
  const { id, commune, version, personId, cause, rightsRequestId, stage, openedBy, attempt } = one;
  return {
    ...{ id, commune, version, personId, cause, rightsRequestId, stage, openedBy, attempt },
    stageSince: one.stageSince.toISOString(),
    openedAt: one.openedAt.toISOString(),
    announcedAt: one.announcedAt.toISOString(),
    ...ofStage(one),
  };
}

function ofStage(one: Anonymisation): Partial<AnonymisationDto> {
  switch (one.stage) {
    case 'announced':
      return {};
    case 'held':
      return { heldUntil: one.heldUntil.toISOString(), holdReason: one.holdReason };
    case 'erasing':
      return { erasedBy: [...one.erasedBy] };
    case 'closed':
      return { outcome: one.outcome, closeReason: one.closeReason, closedAt: one.closedAt.toISOString() };
  }
}
