import { refuse, RefusedError } from '@oln/contracts';
import { actsIn } from '@oln/identity';
import type { CallContext } from '../context/call-context.js';
import type { Tx } from '../persistence/transaction.js';
import { ReachErrors } from './reach.errors.js';

/** The commune a new record belongs to: the one that is named, or the only one the caller works in. */
export function communeWithin({ principal }: CallContext, named?: string): string {
  const commune = named ?? onlyOne(principal.communes);
  if (!commune) throw new RefusedError(refuse(ReachErrors.COMMUNE_MISSING, { field: 'commune' }));
  if (!actsIn(principal, commune)) throw new RefusedError(refuse(ReachErrors.OTHER_COMMUNE, { field: 'commune' }));
  return commune;
}

const onlyOne = (communes: string[] | '*'): string | undefined =>
  communes !== '*' && communes.length === 1 ? communes[0] : undefined;

/** What belongs to an office is changed by its own people only; `*` (the house's) by nobody. */
export function assertWithinReach(tx: Tx, commune: string): void {
  if (!actsIn(tx.context.principal, commune)) throw new RefusedError(refuse(ReachErrors.OTHER_COMMUNE));
}
