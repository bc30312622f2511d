import type { ServiceClock, Tx } from '@oln/service-kit';

/**
 * A fact may come in long after it happened (a part was away, a message was parked). What it moves here moves now: a clock
 * that counted from the fact would be late before anybody could act.
 */
export const heardNow = <Result>(tx: Tx, clock: ServiceClock, hear: () => Promise<Result>): Promise<Result> => {
  const now = clock.now();
  return tx.under({ ...tx.context, asOf: now > tx.asOf ? now : tx.asOf }, hear);
};
