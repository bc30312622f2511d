import pg, { type PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { isUnavailable } from './database-errors.js';

/** The connection of a runner, for statements past TypeORM. */
export const connected = (runner: QueryRunner): Promise<PoolClient> => runner.connect() as Promise<PoolClient>;

/** Row-level security lets through what is of these communes. */
export const scopeStatement = (communes: readonly string[] | '*'): string =>
  `set local app.communes = ${pg.escapeLiteral(communes === '*' ? '*' : communes.join(','))}`;

/**
 * BEGIN with row-level security set. Nobody need wait for it before the first statement. `indexKeys`: which keys of the index the writer knows;
 * the database refuses hashes of who does not know all that are in use.
 */
export async function begin(
  runner: QueryRunner,
  client: PoolClient,
  communes: readonly string[] | '*',
  indexKeys: readonly string[] = [],
): Promise<unknown> {
  markActive(runner, true);
  const knows = indexKeys.length > 0 ? `; set local app.index_keys = ${pg.escapeLiteral(indexKeys.join(','))}` : '';
  return client.query(`begin; ${scopeStatement(communes)}${knows}`);
}

/**
 * As `begin`, for reading: a kept statement spares its parsing but is planned for the values that it gets. The best
 * plan of a list depends on what is filtered for.
 */
export async function beginReading(
  runner: QueryRunner,
  client: PoolClient,
  communes: readonly string[] | '*',
): Promise<unknown> {
  markActive(runner, true);
  return client.query(`begin; ${scopeStatement(communes)}; set local plan_cache_mode = force_custom_plan`);
}

/**
 * COMMIT goes out behind what is still under way. An aborted transaction answers it with ROLLBACK: never a success
 * without a commit.
 */
export async function commit(runner: QueryRunner, client: PoolClient, underWay: Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled([...underWay, client.query('commit')]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const { value } = outcomes.at(-1) as PromiseFulfilledResult<{ command?: string }>;
  if (value.command !== 'COMMIT') throw new Error('The transaction was rolled back');
  markActive(runner, false);
}

/** Where the server gave no answer the connection is closed, which rolls back as well: nobody gets it after us. */
export async function rollback(runner: QueryRunner, error?: unknown): Promise<void> {
  if (!runner.isTransactionActive) return;
  markActive(runner, false);
  if (isUnavailable(error)) return discard(runner);
  await (await connected(runner)).query('rollback').catch(() => discard(runner));
}

/** TypeORM must know of ours, so that it opens no transaction of its own inside; its type says read-only, its field is not. */
function markActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

/** The pool takes no connection back that is ending. */
async function discard(runner: QueryRunner): Promise<void> {
  const client = (await connected(runner)) as PoolClient & { end(): Promise<void> };
  void client.end().catch(() => undefined);
}
