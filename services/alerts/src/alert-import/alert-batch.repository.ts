import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { insertStatement, SealedText, type Tx } from '@oln/service-kit';
import { AlertBatchRow, type RowState } from './alert-batch.entity.js';
import { AlertBatchErrors } from './alert-batch.errors.js';

export interface BatchLine {
  rowNumber: number;
  state: RowState;
  alertId?: string;
  code?: string;
  field?: string;
  attempts: number;
}

export interface PendingLine {
  rowNumber: number;
  attempts: number;
  content: unknown;
}

export interface LineAnswer {
  state: RowState;
  alertId?: string;
  code?: string;
  field?: string;
}

const BATCH = `id, commune, source, received_at as "receivedAt", received_by as "receivedBy", sender, rows, finished_at as "finishedAt"`;
const placeOf = (batchId: string): string => `alert-batch-row:${batchId}`;

/** The only file that touches the tables `alert_batches` and `alert_batch_rows`. */
@Injectable()
export class AlertBatchRepository {
  constructor(private readonly text: SealedText) {}

  insert(tx: Tx, batch: AlertBatchRow, rows: readonly unknown[]): void {
    const { text, values } = insertStatement(tx, AlertBatchRow, batch);
    tx.write(text, values);
    const sealed = rows.map((row) => this.text.seal(JSON.stringify(row), placeOf(batch.id)));
    tx.write(
      `insert into alert_batch_rows (batch_id, row_number, commune, state, attempts, content)
       select $1::uuid, at::int, $2, 'pending', 0, content from unnest($3::bytea[]) with ordinality as row (content, at)`,
      [batch.id, batch.commune, sealed],
    );
  }

  /** Throws ALERT_BATCH.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<AlertBatchRow> {
    const [batch] = await tx.query<AlertBatchRow>(`select ${BATCH} from alert_batches where id = $1`, [id]);
    if (!batch) throw new RefusedError(refuse(AlertBatchErrors.NOT_FOUND));
    return batch;
  }

  async lines(tx: Tx, id: string): Promise<BatchLine[]> {
    const sql = `select row_number as "rowNumber", state, alert_id as "alertId", code, field, attempts from alert_batch_rows
      where batch_id = $1 order by row_number`;
    return tx.query<BatchLine>(sql, [id]);
  }

  async pending(tx: Tx, id: string): Promise<PendingLine[]> {
    const sql = `select row_number as "rowNumber", attempts, content from alert_batch_rows
      where batch_id = $1 and state = 'pending' order by row_number`;
    const rows = await tx.query<{ rowNumber: number; attempts: number; content: Buffer }>(sql, [id]);
    return rows.map(({ content, ...row }) => ({
      ...row,
      content: JSON.parse(this.text.open(content, placeOf(id))) as unknown,
    }));
  }

  /** Written with the alert, which has everything from now on; only what was refused is kept, sealed. */
  answer(tx: Tx, batchId: string, rowNumber: number, { state, alertId, code, field }: LineAnswer): void {
    tx.write(
      `update alert_batch_rows set state = $3, alert_id = $4, code = $5, field = $6, content = case when $3 = 'refused' then content end
        where batch_id = $1 and row_number = $2 and state = 'pending'`,
      [batchId, rowNumber, state, alertId ?? null, code ?? null, field ?? null],
    );
  }

  failed(tx: Tx, batchId: string, rowNumber: number): void {
    tx.write('update alert_batch_rows set attempts = attempts + 1 where batch_id = $1 and row_number = $2', [
      batchId,
      rowNumber,
    ]);
  }

  /** Once no row is pending. */
  finish(tx: Tx, batchId: string): void {
    tx.write(
      `update alert_batches set finished_at = $2 where id = $1 and finished_at is null
          and not exists (select 1 from alert_batch_rows where batch_id = $1 and state = 'pending')`,
      [batchId, tx.asOf],
    );
  }

  unfinished(tx: Tx, before: Date, limit: number): Promise<AlertBatchRow[]> {
    const sql = `select ${BATCH} from alert_batches where finished_at is null and stored_at < $1 order by id limit $2`;
    return tx.query<AlertBatchRow>(sql, [before, limit]);
  }
}
