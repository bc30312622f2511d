import { RefusedError } from '@oln/contracts';
import { AsyncResource } from 'node:async_hooks';
import type { ClientBase, PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { CallContext } from '../context/call-context.js';
import { begin, commit, connected, rollback, scopeStatement } from './begin-commit.js';
import { isUnavailable } from './database-errors.js';
import { flushStatement, type Done, type Flushing } from './flush.js';
import type { Receipts } from './receipts.js';
import { Tx } from './transaction.js';

/** A use case that wants to run. */
export interface Call<Result = unknown> {
  action: string;
  fn(tx: Tx): Promise<Result>;
  context: CallContext;
}

interface Waiting extends Call {
  answer(result: unknown): void;
  refuse(error: unknown): void;
}

interface Surroundings {
  flushing: Flushing;
  /** Runs a call in a transaction of its own. */
  alone(call: Call): Promise<unknown>;
  written(done: readonly Done[]): void;
  /** Keys of the index that are known here. */
  indexKeys(): readonly string[];
}

/**
 * Transactions at once: one that is served and one that is on its way to the disk. The next calls gather meanwhile. With two being served, each
 * held half the calls, and at half of its load the service did more work than needed for the other half.
 */
const AT_ONCE = 2;
const MOST = 32;
/** Who is held up by another's lock waits alone, not with everybody. */
const NO_LONG_WAIT = 'set local lock_timeout = 200';

/**
 * Calls that only add, and that come while others are being written, go into one transaction: one BEGIN, one statement
 * for what they leave behind, one commit to the disk. Each reads and writes under its own row-level security, is
 * refused by itself, and is audited by itself. If anything fails, all of them are run again, each alone: whoever is at
 * fault is told, and the others have lost some milliseconds.
 */
export class SharedCommits {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private served = 0;

  constructor(
    private readonly source: DataSource,
    private readonly receipts: Receipts,
    private readonly around: Surroundings,
  ) {}

  run<Result>({ action, fn, context }: Call<Result>): Promise<Result> {
    return new Promise<Result>((answer, refuse) => {
      // Whoever makes room runs it: trace and context stay those of who called.
      const caller = new AsyncResource('Call');
      const own = (tx: Tx): Promise<Result> => caller.runInAsyncScope(fn, undefined, tx);
      this.waiting.push({ action, fn: own, context, answer: answer as (result: unknown) => void, refuse });
      this.next();
    });
  }

  private next(): void {
    if (this.served > 0 || this.underWay === AT_ONCE || this.waiting.length === 0) return;
    this.underWay += 1;
    this.served += 1;
    const served = once(() => {
      this.served -= 1;
      this.next();
    });
    void this.serve(this.take(), served).finally(() => {
      this.underWay -= 1;
      served();
      this.next();
    });
  }

  /** A double click goes in two transactions: the second one finds the receipt of the first. */
  private take(): Waiting[] {
    const keys = new Set<string>();
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const call of this.waiting) {
      const key = keyOf(call);
      if (taken.length < MOST && !(key && keys.has(key))) taken.push(call);
      else left.push(call);
      if (key) keys.add(key);
    }
    this.waiting = left;
    return taken;
  }

  private async serve(calls: Waiting[], served: () => void): Promise<void> {
    if (calls.length > 1) {
      const error = await this.together(calls, served);
      if (error === undefined) return;
      if (isUnavailable(error)) return calls.forEach(({ refuse }) => refuse(error));
    }
    await Promise.all(calls.map((call) => this.around.alone(call).then(call.answer, call.refuse)));
  }

  /** Undefined: all were answered. Otherwise nothing was written, and nobody was answered. */
  private async together(calls: Waiting[], served: () => void): Promise<unknown> {
    const runner = this.source.createQueryRunner();
    try {
      const answers = await this.inOneTransaction(runner, await connected(runner), { calls, served });
      for (const answer of answers) answer();
      return undefined;
    } catch (error) {
      await rollback(runner, error);
      return error ?? new Error('A shared transaction failed');
    } finally {
      await runner.release();
    }
  }

  private async inOneTransaction(
    runner: QueryRunner,
    client: PoolClient,
    { calls, served }: { calls: Waiting[]; served: () => void },
  ): Promise<(() => void)[]> {
    const reach = reachOf(calls);
    const begun = Promise.all([begin(runner, client, reach, this.around.indexKeys()), client.query(NO_LONG_WAIT)]);
    begun.catch(() => undefined);
    const contexts = calls.map(({ context }) => context);
    const stored = await this.receipts.findAll(client, contexts);
    await begun;
    const scoped = new ScopedStatements(client);
    const done: Done[] = [];
    const serve = async (call: Waiting, index: number): Promise<() => void> => {
      const { action, context } = call;
      const before = stored.get(index);
      if (before) return () => settle(call, () => this.receipts.answer(before, action, context));
      const tx = new Tx({ client: scoped.under(context.principal.communes), source: this.source }, context, action);
      const outcome = await refusalOr(() => call.fn(tx), tx);
      if (outcome instanceof RefusedError) return () => call.refuse(outcome);
      done.push({ tx, receipt: this.receipts.of(action, outcome.result, context) });
      return () => call.answer(outcome.result);
    };
    const answers = await all(calls.map(serve));
    const flushed = scoped.under(reach).query(flushStatement(done, this.around.flushing));
    const committed = commit(runner, client, [...done.map(({ tx }) => tx.done()), flushed]);
    served();
    await committed;
    this.around.written(done);
    return answers;
  }
}

function once(fn: () => void): () => void {
  let called = false;
  return () => {
    if (called) return;
    called = true;
    fn();
  };
}

/** Several callers on one connection: before a statement comes whose it is, if the one before was another's. */
class ScopedStatements {
  private scope?: string;

  constructor(private readonly client: PoolClient) {}

  under(communes: readonly string[] | '*'): Pick<ClientBase, 'query'> {
    const scope = scopeStatement(communes);
    const query = (asked: never, values: never): unknown => {
      if (this.scope !== scope) this.client.query(scope).catch(() => undefined);
      this.scope = scope;
      return this.client.query(asked, values);
    };
    return { query: query as PoolClient['query'] };
  }
}

/** A refusal before anything was written concerns its own caller only; everything else ends the transaction. */
async function refusalOr(fn: () => Promise<unknown>, tx: Tx): Promise<RefusedError | { result: unknown }> {
  try {
    return { result: await fn() };
  } catch (error) {
    if (error instanceof RefusedError && !tx.hasWritten) return error;
    throw error;
  }
}

/** As Promise.all, but only when nobody uses the connection any more. */
async function all<Result>(promises: Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function settle(call: Waiting, result: () => unknown): void {
  try {
    call.answer(result());
  } catch (error) {
    call.refuse(error);
  }
}

const keyOf = ({ context: { principal, idempotencyKey } }: Call): string | undefined =>
  idempotencyKey && `${principal.person} ${idempotencyKey}`;

function reachOf(calls: readonly Call[]): readonly string[] | '*' {
  const reaches = calls.map(({ context }) => context.principal.communes);
  return reaches.includes('*') ? '*' : [...new Set((reaches as string[][]).flat())];
}
