import type { Tx } from '@oln/service-kit';

/** Who keeps the waiting lists is told, in the same transaction, that places have appeared. */
export interface VacancyListener {
  vacancyAppeared(tx: Tx, offerId: string): Promise<void>;
  /** Children on the waiting list of a service. */
  waiting(tx: Tx, offerId: string): Promise<number>;
}

/** Provide it in any module: `{ provide: VACANCY_LISTENER, useExisting: … }`. */
export const VACANCY_LISTENER = Symbol('VacancyListener');

/** Stands where nobody keeps waiting lists. */
export const NOBODY_WAITS: VacancyListener = {
  vacancyAppeared: async () => undefined,
  waiting: async () => 0,
};
