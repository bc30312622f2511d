import type { RightsRequestDto, WholeRightsRequestDto } from './rights-request.dto.js';
import type { ReadRightsRequest } from './rights-request.reading.js';
import type { RightsRequest } from './rights-request.js';

export function rightsRequestView(request: RightsRequest): RightsRequestDto {
  const { id, commune, version, stage, right, relation, personId, familyId, requesterId, guardianshipId } = request;
  const { personInCharge, registeredBy, identity } = request;
  return {
    ...{ id, commune, version, stage, right, relation, personId, familyId, requesterId, guardianshipId },
    ...{ personInCharge, registeredBy },
    stageSince: request.stageSince.toISOString(),
    receivedAt: request.receivedAt.toISOString(),
    answerBy: request.answerBy.toISOString(),
    registeredAt: request.registeredAt.toISOString(),
    identityCheck: identity?.check,
    identityCheckedAt: identity?.at.toISOString(),
    identityCheckedBy: identity?.by,
    ...extensionView(request),
    ...closingView(request),
  };
}

const extensionView = (request: RightsRequest) =>
  'extendedAt' in request
    ? { extensionReason: request.extensionReason, extendedAt: request.extendedAt?.toISOString() }
    : {};

const closingView = (request: RightsRequest) =>
  request.stage === 'closed'
    ? {
        ...{ outcome: request.outcome, closeReason: request.closeReason, closedBy: request.closedBy },
        closedAt: request.closedAt.toISOString(),
      }
    : {};

export const wholeRightsRequestView = ({ request, asked, answer }: ReadRightsRequest): WholeRightsRequestDto => ({
  ...rightsRequestView(request),
  ...asked,
  answer,
});
