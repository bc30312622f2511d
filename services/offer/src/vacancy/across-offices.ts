import type { Tx } from '@oln/service-kit';

/**
 * A service takes families of several communes: its list and its places are one, whoever's child comes first. From here to
 * the end of the transaction rows of every commune are seen and written. Use cases have checked before that what they were
 * called for is the caller's own; what they then touch elsewhere is the next of the list, by its place in it and nothing else.
 */
export async function acrossOffices(tx: Tx): Promise<void> {
  if (tx.context.principal.communes === '*') return;
  await tx.query(`select set_config('app.communes', '*', true)`);
}

/** What is read first is read before it changes. */
const OPEN = `
  with before as materialized (select current_setting('app.communes', true) as communes)
  select communes, set_config('app.communes', '*', true) from before`;

/**
 * As {@link acrossOffices} for a look at the map and the lengths of its lists: afterwards the caller sees what it saw before.
 * Nobody waits for the doors to open or to close: what is asked in between is answered in between.
 */
export async function lookAcrossOffices<Result>(tx: Tx, look: () => Promise<Result>): Promise<Result> {
  const opened = tx.query<{ communes: string }>(OPEN);
  try {
    const [result] = await Promise.all([look(), opened]);
    return result;
  } finally {
    const [before] = await opened.catch(() => []);
    // Where this fails the transaction has failed, and whatever is asked next.
    if (before) tx.query(`select set_config('app.communes', $1, true)`, [before.communes]).catch(() => undefined);
  }
}
