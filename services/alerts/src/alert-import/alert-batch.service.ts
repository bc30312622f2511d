import { Inject, Injectable } from '@nestjs/common';
import { isRefusal, refuse, RefusedError } from '@oln/contracts';
import {
  type CallContext,
  communeWithin,
  currentContext,
  LOGGER,
  newId,
  repairOne,
  Sweep,
  UnitOfWork,
  withContext,
  type Logger,
} from '@oln/service-kit';
import { AlertIntake } from '../alert/alert-intake.service.js';
import { senderOf, tellingOf } from '../alert/raising.service.js';
import type { AlertBatchDto } from './alert-batch.dto.js';
import type { AlertBatchRow } from './alert-batch.entity.js';
import { AlertBatchErrors } from './alert-batch.errors.js';
import { AlertBatchRepository, type LineAnswer, type PendingLine } from './alert-batch.repository.js';
import { readRow } from './row-telling.js';

/** Rows that are written side by side: calls that only add share their commits. */
const AT_ONCE = 32;
/** A row that fails so often is answered as not processed: its sender sends it again. */
const MOST_ATTEMPTS = 5;
/** Wall time after which a batch that its own call has not finished is taken up. */
const TAKEN_UP_AFTER_MS = 10_000;

/**
 * A batch of a system, up to 500 rows: kept as it was received, then taken in row by row, a transaction each. Whatever
 * crashes, the rest goes on where it stopped; sent again, each row is the alert that it was.
 */
@Injectable()
export class AlertBatches {
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    private readonly work: UnitOfWork,
    private readonly batches: AlertBatchRepository,
    private readonly intake: AlertIntake,
  ) {}

  async take(rows: readonly unknown[], named?: string): Promise<AlertBatchDto> {
    const batch = await this.receive(rows, named);
    await this.process(batch);
    return this.get(batch.id);
  }

  get(id: string): Promise<AlertBatchDto> {
    return this.work.read('alert-batch.read', async (tx) => {
      const { commune, receivedAt, receivedBy, rows, finishedAt } = await this.batches.get(tx, id);
      const sender = senderOf(tx.context.principal);
      if (sender !== undefined && sender !== receivedBy) throw new RefusedError(refuse(AlertBatchErrors.NOT_FOUND));
      const lines = await this.batches.lines(tx, id);
      tx.audit({ kind: 'alert-batch', id, commune });
      return {
        ...{ id, commune, receivedAt: receivedAt.toISOString(), rows, finishedAt: finishedAt?.toISOString() },
        answers: lines.map(({ rowNumber, state, alertId, code, field }) => ({
          ...{ row: rowNumber, state },
          ...{ alertId: alertId ?? undefined, code: code ?? undefined, field: field ?? undefined },
        })),
      };
    });
  }

  /** Batches whose call did not live to finish them. */
  @Sweep('alert-batches', 5)
  async goOn(): Promise<number> {
    const before = new Date(Date.now() - TAKEN_UP_AFTER_MS);
    const unfinished = await this.work.read('alert-batch.unfinished', (tx) => this.batches.unfinished(tx, before, 5));
    let finished = 0;
    for (const batch of unfinished) {
      const goOn = () => withContext(onBehalfOf(batch), () => this.process(batch)).then(() => true);
      if (await repairOne(this.log, { sweep: 'alert-batches', record: batch.id }, goOn)) finished += 1;
    }
    return finished;
  }

  private async receive(rows: readonly unknown[], named?: string): Promise<AlertBatchRow> {
    const received = await this.work.run('alert-batch.receive', async (tx) => {
      if (rows.length === 0) throw new RefusedError(refuse(AlertBatchErrors.EMPTY, { field: 'rows' }));
      const commune = communeWithin(tx.context, named);
      const { principal } = tx.context;
      const by = { receivedBy: principal.person, sender: senderOf(principal) ?? null, receivedAt: tx.asOf };
      const batch: AlertBatchRow = { id: newId(), commune, source: 'san', ...by, rows: rows.length, finishedAt: null };
      this.batches.insert(tx, batch, rows);
      tx.audit({ kind: 'alert-batch', id: batch.id, commune });
      return batch;
    });
    // The answer of a repeated call comes from its receipt, where instants are texts.
    return { ...received, receivedAt: new Date(received.receivedAt) };
  }

  private async process(batch: AlertBatchRow): Promise<void> {
    const context = { ...currentContext(), idempotencyKey: undefined, expectedVersion: undefined };
    await withContext(context, async () => {
      const pending = await this.work.read('alert-batch.pending', (tx) => this.batches.pending(tx, batch.id));
      for (let at = 0; at < pending.length; at += AT_ONCE)
        await Promise.all(pending.slice(at, at + AT_ONCE).map((line) => this.processLine(batch, line)));
      await this.work.run('alert-batch.finish', async (tx) => this.batches.finish(tx, batch.id));
    });
  }

  private async processLine(batch: AlertBatchRow, line: PendingLine): Promise<void> {
    try {
      await this.takeLine(batch, line);
    } catch (error) {
      if (error instanceof RefusedError) return this.refuseLine(batch, line, error);
      await this.failed(batch, line);
    }
  }

  private async takeLine(batch: AlertBatchRow, { rowNumber, content }: PendingLine): Promise<void> {
    const row = await readRow(content);
    if (isRefusal(row)) throw new RefusedError(row);
    await this.work.add('alert.raise', async (tx) => {
      const telling = tellingOf(tx.context, { ...row, commune: batch.commune });
      // What a coordinator hands in for a system is still the system's.
      const { alert, known } = await this.intake.take(tx, {
        ...telling,
        source: batch.source,
        sender: batch.sender ?? undefined,
        personInCharge: undefined,
      });
      this.batches.answer(tx, batch.id, rowNumber, { state: known ? 'known' : 'accepted', alertId: alert.id });
    });
  }

  private refuseLine(batch: AlertBatchRow, { rowNumber }: PendingLine, { refusal }: RefusedError): Promise<void> {
    const { definition, at } = refusal;
    return this.write(batch, rowNumber, { state: 'refused', code: definition.code, field: at.field });
  }

  private failed(batch: AlertBatchRow, { rowNumber, attempts }: PendingLine): Promise<void> {
    if (attempts + 1 < MOST_ATTEMPTS)
      return this.work.run('alert-batch.row-failed', async (tx) => this.batches.failed(tx, batch.id, rowNumber));
    return this.write(batch, rowNumber, { state: 'refused', code: AlertBatchErrors.ROW_NOT_PROCESSED.code });
  }

  private write(batch: AlertBatchRow, rowNumber: number, answer: LineAnswer): Promise<void> {
    return this.work.run('alert-batch.row', async (tx) => this.batches.answer(tx, batch.id, rowNumber, answer));
  }
}

/** In the name of who brought the batch, in its commune only. */
const onBehalfOf = ({ receivedBy, commune }: AlertBatchRow): CallContext => ({
  ...currentContext(),
  principal: { person: receivedBy, roles: ['integrator'], communes: [commune], kind: 'person' },
});
