import { Inject, Injectable } from '@nestjs/common';
import { intakeEvents } from '@oln/contracts';
import {
  type CallContext,
  currentContext,
  LOGGER,
  repairOne,
  Sweep,
  type Tx,
  UnitOfWork,
  withContext,
  type Logger,
} from '@oln/service-kit';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { headerOf, RequestImportRepository, type SheetStyle } from './request-import.repository.js';
import { MOST_ATTEMPTS, type ImportRow, type RequestImport, type RowAnswer } from './request-import.js';
import { RowProcessing } from './row-processing.service.js';
import { readRow, type RowFacts } from './sheet/row-facts.js';

/** Rows one run takes: the next run goes on, in this replica or another. */
const ROWS_A_RUN = 500;
const REMIND_AFTER_MS = 2 * 86_400_000;

/** Processes received sheets row by row, a transaction each: whatever crashes, the rest goes on where it stopped. */
@Injectable()
export class ImportRunner {
  @Inject(LOGGER) private readonly log: Logger;

  private busy = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: RequestImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly processing: RowProcessing,
  ) {}

  /** Gives 0: working through a sheet repairs nothing. */
  @Sweep('request-imports', 1)
  async run(): Promise<number> {
    if (this.busy) return 0;
    this.busy = true;
    try {
      const running = await this.work.read('request-import.running', (tx) => this.imports.running(tx, 10));
      for (const received of running) {
        const goOn = () => this.runOne(received).then(() => true);
        await repairOne(this.log, { sweep: 'request-imports', record: received.id }, goOn);
      }
    } finally {
      this.busy = false;
    }
    return 0;
  }

  /** Rows that wait for a decision are not forgotten: their office is told again every two days. */
  @Sweep('request-imports-to-review', 30)
  async remind(): Promise<number> {
    const since = new Date(currentContext().asOf.getTime() - REMIND_AFTER_MS);
    await this.work.run('request-import.remind', async (tx) => {
      for (const received of await this.imports.toRemind(tx, since)) {
        this.tellReview(tx, received);
        await this.imports.reminded(tx, received.id);
      }
    });
    return 0;
  }

  private async runOne(received: RequestImport): Promise<void> {
    const style = await this.work.read('request-import.style', (tx) => this.imports.style(tx, received.id));
    await withContext(onBehalfOf(received), async () => {
      for (let done = 0; done < ROWS_A_RUN; done += 1) {
        if (!(await this.runNext(received, style))) return this.finish(received);
      }
    });
  }

  /** False if no row waits. */
  private async runNext(received: RequestImport, style: SheetStyle): Promise<boolean> {
    let taken: ImportRow | undefined;
    try {
      return await this.work.run('request-import.row', async (tx) => {
        taken = await this.rows.lockNext(tx, received.id);
        if (taken) await this.rows.answer(tx, taken, await this.answerOf(tx, received, style, taken));
        return taken !== undefined;
      });
    } catch (error) {
      if (!taken) throw error;
      await this.failed(received.id, taken.rowNumber);
      return true;
    }
  }

  private async answerOf(tx: Tx, received: RequestImport, style: SheetStyle, row: ImportRow): Promise<RowAnswer> {
    const content = factsOf(row, style, received);
    const earlier = await this.rows.claim(tx, row, { source: received.source, content });
    if (!earlier) return this.firstAnswer(tx, received, row, content);
    const other = await this.rows.find(tx, earlier.importId, earlier.rowNumber);
    const same =
      earlier.importId === row.importId
        ? ({ code: 'SAME_AS_ROW', sameAsRow: earlier.rowNumber } as const)
        : ({ code: 'IMPORTED_BEFORE' } as const);
    return { state: 'known', ...same, requestId: other?.requestId, personId: other?.personId };
  }

  /** What was refused is not imported: the same row may come again. */
  private async firstAnswer(tx: Tx, { source }: RequestImport, row: ImportRow, facts: RowFacts): Promise<RowAnswer> {
    const answer = await this.processing.process(tx, row, facts);
    if (answer.state === 'refused') await this.rows.release(tx, row, { source, content: facts });
    return answer;
  }

  /** Tried again: somebody else may have registered the same person a moment ago. But not for ever. */
  private failed(importId: string, rowNumber: number): Promise<void> {
    return this.work.run('request-import.row-failed', async (tx) => {
      const row = await this.rows.lock(tx, importId, rowNumber);
      if (row.state !== 'pending') return;
      if (row.attempts + 1 >= MOST_ATTEMPTS)
        await this.rows.answer(tx, row, { state: 'refused', code: 'NOT_PROCESSED' });
      else await this.rows.failed(tx, row);
    });
  }

  private finish(received: RequestImport): Promise<void> {
    return this.work.run('request-import.finish', async (tx) => {
      const { pending, accepted, known, refused, 'to-review': toReview } = await this.imports.counts(tx, received.id);
      // Another replica may still be working on a row.
      if (pending > 0 || !(await this.imports.finish(tx, received))) return;
      const about = { ...received, version: received.version + 1 };
      tx.emit(intakeEvents.importFinished, about, { id: received.id, accepted, known, toReview, refused });
      if (toReview > 0) this.tellReview(tx, about);
    });
  }

  private tellReview(tx: Tx, received: RequestImport): void {
    raiseNotice(tx, received, { code: 'import.to-review', aboutKind: 'request-import', urgency: 'today' }, COORDINATOR);
  }
}

/** Read again from what was received: the day of the import counts, not the day of a later retry. */
export function factsOf(row: ImportRow, style: SheetStyle, { commune, receivedAt }: RequestImport): RowFacts {
  const read = readRow(row.cells, { header: headerOf(style), sexStyle: style.sexStyle, commune, asOf: receivedAt });
  if ('problems' in read) throw new Error('A row that was understood is not understood any more');
  return read.facts;
}

/** In the name of who brought the sheet, in its commune only. */
const onBehalfOf = ({ receivedBy, commune }: RequestImport): CallContext => ({
  ...currentContext(),
  principal: { person: receivedBy, roles: [], communes: [commune], kind: 'person' },
});
