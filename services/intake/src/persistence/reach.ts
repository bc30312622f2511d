import { refuse, RefusedError } from '@oln/contracts';
import { KitErrors, type Tx } from '@oln/service-kit';

/** The commune a new record belongs to: the one named, if the caller works there, or the caller's only one. */
export function communeFor(tx: Tx, named?: string): string {
  const { communes } = tx.context.principal;
  if (communes === '*') {
    if (named) return named;
    throw new RefusedError(refuse(KitErrors.INVALID, { field: 'commune' }));
  }
  const commune = named ?? (communes.length === 1 ? communes[0] : undefined);
  if (!commune) throw new RefusedError(refuse(KitErrors.INVALID, { field: 'commune' }));
  if (!communes.includes(commune)) throw new RefusedError(refuse(KitErrors.NOT_ALLOWED, { field: 'commune' }));
  return commune;
}
