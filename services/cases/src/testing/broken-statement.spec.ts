import pg from 'pg';

/** What a use case of escalations or measures writes; sweeps, relay and inbox write none of these. */
const OWN =
  /\b(escalations?|escalation_\w+|child_owners|case_files|case_children|measures|measure_\w+|answer_links)\b/i;
const isOwn = (text: string): boolean => /^\s*(insert|update|delete)/i.test(text) && OWN.test(text);
const isOutbox = (text: string): boolean => /insert into outbox/i.test(text);
const isEdge = (text: string): boolean => /^\s*(begin|start transaction|commit|rollback)/i.test(text);

/** Runs `call` while its write number `at` (from 1) fails in the database. Gives whether there was such a write. */
export async function withBrokenWrite<Result>(
  at: number,
  call: () => Promise<Result>,
): Promise<{ answer: Result; broken: boolean }> {
  const real = pg.Client.prototype.query as (...input: unknown[]) => unknown;
  // Sweeps write to the outbox beside the call: its own facts are those in a transaction that wrote its records.
  const inside = new WeakSet<pg.Client>();
  let count = 0;
  const counts = (by: pg.Client, text: string): boolean => {
    if (isEdge(text)) inside.delete(by);
    if (isOwn(text)) inside.add(by);
    return isOwn(text) || (isOutbox(text) && inside.has(by));
  };
  pg.Client.prototype.query = function (this: pg.Client, ...input: unknown[]): unknown {
    const first = input[0] as string | { text?: string };
    const text = typeof first === 'string' ? first : (first.text ?? '');
    if (counts(this, text) && ++count === at) return real.call(this, 'select 1 / 0');
    return real.apply(this, input);
  } as never;
  try {
    return { answer: await call(), broken: count >= at };
  } finally {
    pg.Client.prototype.query = real as never;
  }
}
