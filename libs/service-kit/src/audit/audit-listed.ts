import type { Page } from '../http/page.js';
import { homeCommune } from '../persistence/home-commune.js';
import type { About, Tx } from '../persistence/transaction.js';

/** Filters of lists that name somebody, or one record. */
export const ASKED_FOR = [
  ...(['personId', 'childId', 'familyId', 'caseId', 'requestId', 'alertId'] as const),
  ...(['escalationId', 'rightsRequestId'] as const),
] as const;

type Listed = Pick<About, 'id' | 'commune'> & { version?: number };

/**
 * A list that is asked for one person or one record tells what their file tells: each of its items is read, and on record. Work lists,
 * by stage or by who is in charge, are not: an entry for each line of every page would be more than all that is written beside it.
 */
export function auditListed<Item extends Listed>(tx: Tx, kind: string, filter: object, found: Page<Item>): Page<Item> {
  if (askedFor(filter).length === 0) return found;
  for (const { id, commune, version } of found.items) tx.audit({ kind, id, commune, version });
  if (found.items.length === 0) auditNoneFound(tx, kind, filter);
  return found;
}

/** That there is nothing is an answer as well. It is on record under who or what was asked for, in the commune of who asked. */
export function auditNoneFound(tx: Tx, kind: string, filter: object): void {
  for (const id of askedFor(filter)) tx.audit({ kind, id, commune: homeCommune(tx.context) });
}

const askedFor = (filter: object): string[] =>
  ASKED_FOR.flatMap((name) => (filter as Partial<Record<(typeof ASKED_FOR)[number], string>>)[name] ?? []);
