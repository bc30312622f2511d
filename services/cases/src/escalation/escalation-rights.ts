import { refuse, RefusedError } from '@oln/contracts';
import { mayTouch, listedOf, type Principal } from '@oln/service-kit';
import { EscalationErrors } from './escalation.errors.js';
import type { Escalation } from './escalation.js';

type Concerned = Pick<Escalation, 'id' | 'commune' | 'personInCharge' | 'draftedBy'>;

/** Need to know: who is in charge works on it (before that who drafted it), the coordinator and the deputy on all of the office. */
export const mayChange = (principal: Principal, { commune, personInCharge, draftedBy }: Concerned): boolean =>
  mayTouch(principal, 'escalations.work', { commune, people: [personInCharge ?? draftedBy] });

export function assertMayChange(principal: Principal, escalation: Concerned): void {
  if (!mayChange(principal, escalation)) throw new RefusedError(refuse(EscalationErrors.NOT_YOURS));
}

/** Who drafted it reads on. */
export function assertMayRead(
  principal: Principal,
  { id, commune, personInCharge, draftedBy }: Concerned,
  right: 'escalations.follow' | 'escalations.read',
): void {
  if (!mayTouch(principal, right, { id, commune, people: [personInCharge, draftedBy] }))
    throw new RefusedError(refuse(EscalationErrors.NOT_YOURS));
}

/** Whose escalations a list shows: a professional sees those in their charge, whoever oversees all within reach. */
export const visibleTo = (principal: Principal, asked?: string): string | undefined =>
  listedOf(principal, 'escalations.follow', asked);
