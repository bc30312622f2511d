import pg from 'pg';

/** A statement as it was asked, and by which session. */
export interface AskedStatement {
  session: pg.Client;
  text: string;
  values?: unknown[];
  /** Planned once for all values, by `tx.query`. */
  kept?: boolean;
}

/** What `work` and whatever else runs in this process asks the database meanwhile, in order. */
export async function statementsDuring<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; statements: AskedStatement[] }> {
  const statements: AskedStatement[] = [];
  const real = pg.Client.prototype.query as (...input: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...input: unknown[]): unknown {
    const [first, values] = input as [string | { text: string; values?: unknown[] }, unknown[]?];
    const asked = typeof first === 'string' ? { text: first, values } : { ...first, kept: true };
    statements.push({ session: this, ...asked });
    return real.apply(this, input);
  } as never;
  try {
    return { result: await work(), statements };
  } finally {
    pg.Client.prototype.query = real as never;
  }
}
