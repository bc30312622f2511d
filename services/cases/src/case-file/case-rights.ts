import { refuse, RefusedError } from '@oln/contracts';
import { mayTouch, listedOf, type Concerned, type Principal, type RightName } from '@oln/service-kit';
import { CaseErrors } from './case-file.errors.js';
import type { CaseFile } from './case-file.js';

/** Need to know: the professional in charge works on a case, the coordinator and the deputy on all of the office. */
export const assertMayChange = (principal: Principal, file: CaseFile): void => assert(principal, 'cases.work', file);

/** `right`: where it stands, or what is in it. Whoever may the one of every case need not the other. */
export type ReadingRight = Extract<RightName, 'cases.follow' | 'cases.read' | 'agenda.read'>;

export const assertMayRead = (principal: Principal, file: CaseFile, right: ReadingRight): void =>
  assert(principal, right, file);

/** Whose cases a list shows: a professional sees their own, whoever oversees sees all within reach. */
export const visibleTo = (
  principal: Principal,
  asked?: string,
  right: ReadingRight = 'cases.follow',
): string | undefined => listedOf(principal, right, asked);

function assert(principal: Principal, right: RightName, file: CaseFile): void {
  if (!mayTouch(principal, right, concernedBy(file))) throw new RefusedError(refuse(CaseErrors.NOT_YOURS));
}

const concernedBy = ({ id, commune, personInCharge }: CaseFile): Concerned => ({
  ...{ id, commune },
  people: [personInCharge],
});
