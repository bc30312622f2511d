import { defineErrors, refuse, RefusedError } from '@oln/contracts';
import { actsIn } from '@oln/identity';
import type { Tx } from '@oln/service-kit';

export const ReachErrors = defineErrors('REACH', {
  OTHER_COMMUNE: {
    status: 403,
    title: { es: 'Esa comuna no está a su alcance', en: 'That commune is not within your reach' },
    todo: { es: 'Use el código de su propia comuna', en: 'Use the code of your own commune' },
  },
});

/** What belongs to an office is changed by its own people only; `*` (the house's) by nobody. */
export function assertWithinReach(tx: Tx, commune: string): void {
  if (!actsIn(tx.context.principal, commune)) throw new RefusedError(refuse(ReachErrors.OTHER_COMMUNE));
}
