import type { AnonymisationRow } from './anonymisation.entity.js';
import type { Anonymisation } from './anonymisation.js';

export function rowOf(one: Anonymisation): AnonymisationRow {
  const { id, commune, version, personId, cause, stage, stageSince, openedAt, openedBy, announcedAt, attempt } = one;
  const held = one.stage === 'held' ? one : undefined;
  const erasing = one.stage === 'erasing' ? one : undefined;
  const closed = one.stage === 'closed' ? one : undefined;
  return {
    ...{ id, commune, version, personId, cause, stage, stageSince, openedAt, openedBy, announcedAt, attempt },
    rightsRequestId: one.rightsRequestId ?? null,
    endedBefore: one.endedBefore ?? null,
    heldUntil: held?.heldUntil ?? null,
    holdReason: held?.holdReason ?? null,
    entries: [...(erasing?.entries ?? [])],
    erasedBy: [...(erasing?.erasedBy ?? [])],
    outcome: closed?.outcome ?? null,
    closeReason: closed?.closeReason ?? null,
    closedAt: closed?.closedAt ?? null,
  };
}

export function anonymisationOf(row: AnonymisationRow): Anonymisation {
  const { id, commune, version, personId, cause, stageSince, openedAt, openedBy, announcedAt, attempt } = row;
  const whole = {
    ...{ id, commune, version, personId, cause, stageSince, openedAt, openedBy, announcedAt, attempt },
    rightsRequestId: row.rightsRequestId ?? undefined,
    endedBefore: row.endedBefore ?? undefined,
  };
  switch (row.stage) {
    case 'announced':
      return { ...whole, stage: row.stage };
    case 'held':
      return { ...whole, stage: row.stage, heldUntil: row.heldUntil!, holdReason: row.holdReason! };
    case 'erasing':
      return { ...whole, stage: row.stage, entries: row.entries, erasedBy: row.erasedBy };
    case 'closed': {
      const closing = { outcome: row.outcome!, closeReason: row.closeReason ?? undefined, closedAt: row.closedAt! };
      return { ...whole, stage: row.stage, ...closing };
    }
  }
}
