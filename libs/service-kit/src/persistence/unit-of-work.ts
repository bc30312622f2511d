import { Inject, Injectable } from '@nestjs/common';
import type { FieldCipher } from '@oln/crypto';
import type { Sql } from '@oln/messaging';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { AuditEntries } from '../audit/audit-entries.js';
import { ReadingLog } from '../audit/reading-log.js';
import type { ServiceConfig } from '../config/service-config.js';
import { currentContext, type CallContext } from '../context/call-context.js';
import { CIPHER, CONFIG, DATA_SOURCE } from '../tokens.js';
import { begin, beginReading, commit, connected, rollback } from './begin-commit.js';
import { isUnavailable } from './database-errors.js';
import { flushStatement, type Done, type Flushing } from './flush.js';
import { isKeyReused, Receipts, type StoredAnswer } from './receipts.js';
import { SharedCommits, type Call } from './shared-commits.js';
import { Tx } from './transaction.js';

/**
 * One transaction per use case: row-level security is set, `fn` runs, then outbox, audit and receipt are written in
 * one statement and everything is committed together. Nothing outside PostgreSQL is called inside.
 */
@Injectable()
export class UnitOfWork {
  private readonly receipts: Receipts;
  private readonly shared: SharedCommits;
  private readonly readingLog: ReadingLog;
  private readonly flushing: Flushing;
  private tellWritten?: () => void;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    @Inject(CONFIG) { environment }: Pick<ServiceConfig, 'environment'>,
    private readonly audit: AuditEntries,
  ) {
    this.receipts = new Receipts(cipher);
    this.readingLog = new ReadingLog(source);
    // In production a family's act counts for more than the shape of what is told of it.
    const checked = environment !== 'production';
    this.flushing = { checked, audited: (tx) => audit.ofChange(tx) };
    this.shared = new SharedCommits(source, this.receipts, {
      flushing: this.flushing,
      alone: (call) => this.alone(call),
      indexKeys: () => cipher.indexKeyIds,
      written: (done) => this.told(done),
    });
  }

  /** Told after each commit that left something in the outbox. */
  whenWritten(listener: () => void): void {
    this.tellWritten = listener;
  }

  /**
   * Runs a change. With an `Idempotency-Key` a repeated call gets the first answer and changes nothing: `fn` runs while
   * that answer is looked for, and is rolled back if there is one.
   */
  run<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context = currentContext()): Promise<Result> {
    return this.alone({ action, fn, context });
  }

  /**
   * As `run`, for a change that only adds: it refuses before it writes, locks nothing, and speaks by `tx.query` and
   * `tx.write`. Calls that come at the same time share a commit.
   */
  async add<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context = currentContext()): Promise<Result> {
    context.ends?.throwIfAborted();
    return this.shared.run({ action, fn, context });
  }

  /**
   * Runs a read in a transaction of its own: row-level security holds for reads as well. What it says that it has read is on record
   * before anybody has the result.
   */
  async read<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context = currentContext()): Promise<Result> {
    context.ends?.throwIfAborted();
    const { result, read } = await this.reading(action, fn, context);
    if (read.length > 0) await this.readingLog.write(read, context.principal.communes);
    return result;
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
      await begin(runner, client, context.principal.communes, this.cipher.indexKeyIds);
      const tx = new Tx({ client, source: this.source, manager: runner.manager }, context, action);
      tx.silent = true;
      const result = await fn(tx, (text, values) => tx.query(text, values));
      await tx.endBatch();
      await this.finish(runner, client, { tx });
      return result;
    } catch (error) {
      await rollback(runner, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async reading<Result>(action: string, fn: (tx: Tx) => Promise<Result>, context: CallContext) {
    const runner = this.source.createQueryRunner();
    try {
      const client = await connected(runner);
      const begun = beginReading(runner, client, context.principal.communes);
      begun.catch(() => undefined);
      const tx = new Tx({ client, source: this.source, manager: runner.manager }, context, action);
      const result = await fn(tx);
      await commit(runner, client, [begun]);
      return { result, read: this.audit.ofReading(tx) };
    } catch (error) {
      await rollback(runner, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async alone<Result>({ action, fn, context }: Call<Result>): Promise<Result> {
    context.ends?.throwIfAborted();
    const runner = this.source.createQueryRunner();
    try {
      const client = await connected(runner);
      const looking = this.open(runner, client, context);
      looking.catch(() => undefined);
      const tx = new Tx({ client, source: this.source, manager: runner.manager }, context, action);
      const outcome = await outcomeOf(() => fn(tx));
      const stored = await looking;
      if (stored) return await this.replay<Result>(runner, stored, action, context);
      const result = await settled(outcome, tx);
      await this.finish(runner, client, { tx, receipt: this.receipts.of(action, result, context) });
      return result;
    } catch (error) {
      return await this.orStored<Result>(runner, action, context, error);
    } finally {
      await runner.release();
    }
  }

  /** Leaves in one packet; nobody waits for it before going on. */
  private async open(runner: QueryRunner, client: PoolClient, context: CallContext) {
    const begun = begin(runner, client, context.principal.communes, this.cipher.indexKeyIds);
    const [, stored] = await Promise.all([begun, this.receipts.find(client, context)]);
    return stored;
  }

  private async finish(runner: QueryRunner, client: PoolClient, done: Done): Promise<void> {
    await commit(runner, client, [done.tx.done(), client.query(flushStatement([done], this.flushing))]);
    this.told([done]);
  }

  private told(done: readonly Done[]): void {
    if (done.some(({ tx }) => tx.events.length > 0 || tx.messages.length > 0)) this.tellWritten?.();
  }

  private async replay<Result>(
    runner: QueryRunner,
    stored: StoredAnswer,
    action: string,
    context: CallContext,
  ): Promise<Result> {
    await rollback(runner);
    return this.receipts.answer<Result>(stored, action, context);
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
      .then((client) => this.open(runner, client, context))
      .catch(() => undefined);
    if (stored) return this.replay<Result>(runner, stored, action, context);
    await rollback(runner);
    throw error;
  }
}

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
