import { defineErrors, refuse, RefusedError } from '@oln/contracts';
import { actsIn } from '@oln/identity';
import type { CallContext } from '../context/call-context.js';
import type { Tx } from '../persistence/transaction.js';

export const ReachErrors = defineErrors('REACH', {
  OTHER_COMMUNE: {
    status: 403,
    title: { es: 'Esa comuna no está a su alcance', en: 'That commune is not within your reach' },
    todo: { es: 'Use el código de su propia comuna', en: 'Use the code of your own commune' },
  },
  COMMUNE_MISSING: {
    status: 400,
    title: { es: 'Falta la comuna', en: 'The commune is missing' },
    todo: { es: 'Indique el código CUT de la comuna', en: 'Name the CUT code of the commune' },
  },
});

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
