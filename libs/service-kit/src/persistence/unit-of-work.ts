import { Inject, Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { FieldCipher } from '@oln/crypto';
import type { Sql } from '@oln/messaging';
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { currentContext, type CallContext } from '../context/call-context.js';
import { KitErrors } from '../http/kit.errors.js';
import { CIPHER, CONFIG, DATA_SOURCE } from '../tokens.js';
import { isUnavailable } from './database-errors.js';
import { assertContracts, flushStatement } from './flush.js';
import { Tx } from './transaction.js';

const OPEN = { name: 'oln-open', text: `select set_config('app.communes', $1, true)` };
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
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Pick<ServiceConfig, 'environment'>,
  ) {}

  /** Runs a change. With an `Idempotency-Key` a repeated call gets the first answer and changes nothing. */
  async run<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context = currentContext()): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      const stored = await this.begin(runner, context);
      if (stored) return await this.replay<Result>(runner, stored, action, context);
      return await this.change(runner, action, fn, context);
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
      await this.begin(runner, { ...context, idempotencyKey: undefined });
      const tx = new Tx(runner.manager, context, action);
      const result = await fn(tx);
      if (tx.audits.length > 0) await query(runner, flushStatement(tx));
      await this.commit(runner);
      return result;
    } catch (error) {
      await this.rollback(runner, error);
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
      await this.begin(runner, context);
      const sql: Sql = async <Row>(text: string, values: unknown[] = []) =>
        ((await query(runner, { text, values })) as { rows: Row[] }).rows;
      return await this.change(runner, action, (tx) => ((tx.silent = true), fn(tx, sql)), context);
    } catch (error) {
      await this.rollback(runner, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async change<Result>(
    runner: QueryRunner,
    action: string,
    fn: (tx: Tx) => Promise<Result>,
    context: CallContext,
  ): Promise<Result> {
    const tx = new Tx(runner.manager, context, action);
    const result = await fn(tx);
    // In production a family's act counts for more than the shape of what is told of it.
    if (this.config.environment !== 'production') assertContracts(tx);
    const receipt = this.receipt(context, action, result);
    const flushed = query(runner, flushStatement(tx, receipt));
    const [written, committed] = await Promise.allSettled([flushed, query(runner, { text: 'commit' })]);
    if (written.status === 'rejected') throw written.reason;
    assertCommitted(committed);
    markActive(runner, false);
    return result;
  }

  /** BEGIN, row-level security and the look for an earlier answer travel in one round trip. */
  private async begin(runner: QueryRunner, context: CallContext): Promise<StoredAnswer | undefined> {
    await runner.connect();
    const { communes, person } = context.principal;
    const scope = communes === '*' ? '*' : communes.join(',');
    const opened = [query(runner, { text: 'begin' }), query(runner, { ...OPEN, values: [scope] })];
    markActive(runner, true);
    if (!context.idempotencyKey) {
      await Promise.all(opened);
      return undefined;
    }
    const found = query(runner, { ...STORED, values: [person, context.idempotencyKey] });
    const [, , { rows }] = (await Promise.all([...opened, found])) as [unknown, unknown, { rows: StoredAnswer[] }];
    return rows[0];
  }

  private async replay<Result>(
    runner: QueryRunner,
    stored: StoredAnswer,
    action: string,
    context: CallContext,
  ): Promise<Result> {
    await this.rollback(runner);
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
    await this.rollback(runner, error);
    if (!context.idempotencyKey || isKeyReused(error) || isUnavailable(error)) throw error;
    const stored = await this.begin(runner, context).catch(() => undefined);
    if (stored) return this.replay<Result>(runner, stored, action, context);
    await this.rollback(runner);
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

  private async commit(runner: QueryRunner): Promise<void> {
    const result = await query(runner, { text: 'commit' });
    assertCommitted({ status: 'fulfilled', value: result });
    markActive(runner, false);
  }

  /** Where the server gave no answer the connection is closed, which rolls back as well: nobody gets it after us. */
  private async rollback(runner: QueryRunner, error?: unknown): Promise<void> {
    if (!runner.isTransactionActive) return;
    markActive(runner, false);
    if (isUnavailable(error)) return discard(runner);
    await query(runner, { text: 'rollback' }).catch(() => discard(runner));
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

/** An aborted transaction answers COMMIT with ROLLBACK: never a success without a commit. */
function assertCommitted(outcome: PromiseSettledResult<unknown>): void {
  if (outcome.status === 'rejected') throw outcome.reason;
  if ((outcome.value as { command?: string }).command !== 'COMMIT') throw new Error('The transaction was rolled back');
}

/** The pool takes no connection back that is ending. */
async function discard(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect()) as PoolClient & { end(): Promise<void> };
  void client.end().catch(() => undefined);
}

/** Straight to pg: TypeORM's own query() awaits the connection and logs, once per statement. */
async function query(
  runner: QueryRunner,
  statement: { text: string; values?: unknown[]; name?: string },
): Promise<unknown> {
  const client = (await runner.connect()) as PoolClient;
  return client.query(statement);
}
