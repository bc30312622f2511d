import type { NewRightsRequest, RightsRequest, Subject } from './rights-request.js';
import type { RightsRequestRow } from './rights-request.entity.js';

/** What was asked and what was answered lies beside the row, sealed: see the repository. */
export function rowOf(request: RightsRequest): RightsRequestRow {
  const { identity, ...facts } = request;
  const extended = 'firstTermEndsAt' in request ? request : undefined;
  const closed = request.stage === 'closed' ? request : undefined;
  return {
    ...facts,
    personId: request.personId ?? null,
    familyId: request.familyId ?? null,
    requesterId: request.requesterId ?? null,
    guardianshipId: request.guardianshipId ?? null,
    personInCharge: request.personInCharge ?? null,
    identityCheck: identity?.check ?? null,
    identityAt: identity?.at ?? null,
    identityBy: identity?.by ?? null,
    firstTermEndsAt: extended?.firstTermEndsAt ?? null,
    extendedAt: extended?.extendedAt ?? null,
    extensionReason: extended?.extensionReason ?? null,
    outcome: closed?.outcome ?? null,
    closeReason: closed?.closeReason ?? null,
    closedAt: closed?.closedAt ?? null,
    closedBy: closed?.closedBy ?? null,
  };
}

export function requestOf(row: RightsRequestRow): RightsRequest {
  const { version, stageSince, registeredAt, registeredBy } = row;
  const whole = { ...givenOf(row), version, stageSince, registeredAt, registeredBy };
  if (row.stage === 'received') return { ...whole, stage: 'received' };
  if (row.stage === 'extended') return { ...whole, ...extensionOf(row)!, stage: 'extended' };
  const closing = { outcome: row.outcome!, closedAt: row.closedAt!, closedBy: row.closedBy! };
  return { ...whole, ...extensionOf(row), ...closing, closeReason: row.closeReason ?? undefined, stage: 'closed' };
}

function givenOf(row: RightsRequestRow): NewRightsRequest {
  const { id, commune, right, relation, receivedAt, answerBy, identityCheck, identityAt, identityBy } = row;
  return {
    ...subjectOf(row),
    ...{ id, commune, right, relation, receivedAt, answerBy },
    requesterId: row.requesterId ?? undefined,
    guardianshipId: row.guardianshipId ?? undefined,
    personInCharge: row.personInCharge ?? undefined,
    identity: identityCheck ? { check: identityCheck, at: identityAt!, by: identityBy! } : undefined,
  };
}

const subjectOf = ({ personId, familyId }: RightsRequestRow): Subject =>
  personId ? { personId } : { familyId: familyId! };

const extensionOf = ({ firstTermEndsAt, extendedAt, extensionReason }: RightsRequestRow) =>
  firstTermEndsAt ? { firstTermEndsAt, extendedAt: extendedAt!, extensionReason: extensionReason! } : undefined;
