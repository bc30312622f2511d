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

/** As {@link acrossOffices} for a look at the map and the lengths of its lists: afterwards the caller sees what it saw before. */
export async function lookAcrossOffices<Result>(tx: Tx, look: () => Promise<Result>): Promise<Result> {
  const [before] = await tx.query<{ communes: string }>(`select current_setting('app.communes', true) as communes`);
  await acrossOffices(tx);
  try {
    return await look();
  } finally {
    await tx.query(`select set_config('app.communes', $1, true)`, [before!.communes]);
  }
}
