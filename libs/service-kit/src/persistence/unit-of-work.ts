import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { FieldCipher } from '@oln/crypto';
import type { Sql } from '@oln/messaging';
import { createHash } from 'node:crypto';
import pg, { type PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { currentContext, type CallContext } from '../context/call-context.js';
import { KitErrors } from '../http/kit.errors.js';
import { CIPHER, CONFIG, DATA_SOURCE } from '../tokens.js';
import { isUnavailable } from './database-errors.js';
import { assertContracts, flushStatement } from './flush.js';
import { Tx } from './transaction.js';

const STORED = {
  name: 'oln-stored',
  text: 'select action, request_hash, response from idempotency where person = $1 and key = $2',
};

/**
 * One transaction per use case: row-level security is set, `fn` runs, then outbox, audit and receipt are written in
 * one statement and everything is committed together. Nothing outside PostgreSQL is called inside.
 */
@Injectable()
export class UnitOfWork {
  private tellWritten?: () => void;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Pick<ServiceConfig, 'environment'>,
  ) {}

  /** Told after each commit that left something in the outbox. */
  whenWritten(listener: () => void): void {
    this.tellWritten = listener;
  }

  /**
   * Runs a change. With an `Idempotency-Key` a repeated call gets the first answer and changes nothing: `fn` runs while
   * that answer is looked for, and is rolled back if there is one.
   */
  async run<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context = currentContext()): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      const client = await connected(runner);
      const opening = open(runner, client, context);
      opening.catch(() => undefined);
      const tx = new Tx(runner.manager, client, context, action);
      const outcome = await outcomeOf(() => fn(tx));
      const stored = await opening;
      if (stored) return await this.replay<Result>(runner, stored, action, context);
      return await this.finish(runner, client, tx, await settled(outcome, tx), context);
    } catch (error) {
      return await this.orStored<Result>(runner, action, context, error);
    } finally {
      await runner.release();
    }
  }

  /** Runs a read in a transaction of its own: row-level security holds for reads as well. */
  async read<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context = currentContext()): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      const client = await connected(runner);
      const opening = open(runner, client, { ...context, idempotencyKey: undefined });
      opening.catch(() => undefined);
      const tx = new Tx(runner.manager, client, context, action);
      const result = await fn(tx);
      await commit(runner, client, [opening, ...(tx.audits.length > 0 ? [client.query(flushStatement(tx))] : [])]);
      return result;
    } catch (error) {
      await rollback(runner, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Runs a batch of messages in one transaction; `sql` speaks to the same connection, for the inbox. */
  async batch<Result>(
    action: string,
    context: CallContext,
    fn: (tx: Tx, sql: Sql) => Promise<Result>,
  ): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      const client = await connected(runner);
      await open(runner, client, context);
      const tx = new Tx(runner.manager, client, context, action);
      tx.silent = true;
      const result = await fn(tx, (text, values) => tx.query(text, values));
      return await this.finish(runner, client, tx, result, context);
    } catch (error) {
      await rollback(runner, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async finish<Result>(
    runner: QueryRunner,
    client: PoolClient,
    tx: Tx,
    result: Result,
    context: CallContext,
  ): Promise<Result> {
    // In production a family's act counts for more than the shape of what is told of it.
    if (this.config.environment !== 'production') assertContracts(tx);
    const receipt = this.receipt(context, tx.action, result);
    await commit(runner, client, [tx.done(), client.query(flushStatement(tx, receipt))]);
    if (tx.events.length > 0 || tx.messages.length > 0) this.tellWritten?.();
    return result;
  }

  private async replay<Result>(
    runner: QueryRunner,
    stored: StoredAnswer,
    action: string,
    context: CallContext,
  ): Promise<Result> {
    await rollback(runner);
    if (stored.action !== action || stored.request_hash !== requestHash(context, action)) {
      throw new RefusedError(refuse(KitErrors.KEY_REUSED));
    }
    return JSON.parse(this.cipher.open(stored.response, 'idempotency')) as Result;
  }

  /** After a failure: if the same key was answered meanwhile (a double click), that answer is the truth. */
  private async orStored<Result>(
    runner: QueryRunner,
    action: string,
    context: CallContext,
    error: unknown,
  ): Promise<Result> {
    await rollback(runner, error);
    if (!context.idempotencyKey || isKeyReused(error) || isUnavailable(error)) throw error;
    const stored = await connected(runner)
      .then((client) => open(runner, client, context))
      .catch(() => undefined);
    if (stored) return this.replay<Result>(runner, stored, action, context);
    await rollback(runner);
    throw error;
  }

  private receipt(context: CallContext, action: string, result: unknown) {
    if (!context.idempotencyKey) return undefined;
    return {
      key: context.idempotencyKey,
      requestHash: requestHash(context, action),
      response: this.cipher.seal(JSON.stringify(result ?? null), 'idempotency'),
    };
  }
}

interface StoredAnswer {
  action: string;
  request_hash: string;
  response: Buffer;
}

/** TypeORM must know of ours, so that it opens no transaction of its own inside; its type says read-only, its field is not. */
function markActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

const isKeyReused = (error: unknown): boolean =>
  error instanceof RefusedError && error.refusal.definition === KitErrors.KEY_REUSED;

/** The same key with another body is another action, and is refused. */
const requestHash = (context: CallContext, action: string): string =>
  createHash('sha256')
    .update(`${action}\n${context.requestFingerprint ?? ''}`)
    .digest('base64url');

/** BEGIN, row-level security and the look for an earlier answer leave in one packet; nobody waits for them before going on. */
async function open(runner: QueryRunner, client: PoolClient, context: CallContext): Promise<StoredAnswer | undefined> {
  const { communes, person } = context.principal;
  const scope = pg.escapeLiteral(communes === '*' ? '*' : communes.join(','));
  const begun = client.query(`begin; set local app.communes = ${scope}`);
  markActive(runner, true);
  if (!context.idempotencyKey) return void (await begun);
  const found = client.query<StoredAnswer>({ ...STORED, values: [person, context.idempotencyKey] });
  const [, { rows }] = await Promise.all([begun, found]);
  return rows[0];
}

/**
 * COMMIT goes out behind what is still under way. An aborted transaction answers it with ROLLBACK: never a success
 * without a commit.
 */
async function commit(runner: QueryRunner, client: PoolClient, underWay: Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled([...underWay, client.query('commit')]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const { value } = outcomes.at(-1) as PromiseFulfilledResult<{ command?: string }>;
  if (value.command !== 'COMMIT') throw new Error('The transaction was rolled back');
  markActive(runner, false);
}

/** Where the server gave no answer the connection is closed, which rolls back as well: nobody gets it after us. */
async function rollback(runner: QueryRunner, error?: unknown): Promise<void> {
  if (!runner.isTransactionActive) return;
  markActive(runner, false);
  if (isUnavailable(error)) return discard(runner);
  await (await connected(runner)).query('rollback').catch(() => discard(runner));
}

/** The pool takes no connection back that is ending. */
async function discard(runner: QueryRunner): Promise<void> {
  const client = (await connected(runner)) as PoolClient & { end(): Promise<void> };
  void client.end().catch(() => undefined);
}

const connected = (runner: QueryRunner): Promise<PoolClient> => runner.connect() as Promise<PoolClient>;

type Outcome<Result> = { result: Result } | { error: unknown };

const outcomeOf = async <Result>(fn: () => Promise<Result>): Promise<Outcome<Result>> =>
  fn().then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );

/** What was sent before and failed is the cause of what failed after it. */
async function settled<Result>(outcome: Outcome<Result>, tx: Tx): Promise<Result> {
  if ('result' in outcome) return outcome.result;
  await tx.done();
  throw outcome.error;
}
