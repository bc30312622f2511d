import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { UnitOfWork } from '@oln/service-kit';
import { ImportRowsRepository } from './import-rows.repository.js';
import { factsOf } from './import-runner.service.js';
import { RequestImportErrors } from './request-import.errors.js';
import { RequestImportRepository } from './request-import.repository.js';
import type { ImportRow } from './request-import.js';
import { RowProcessing } from './row-processing.service.js';

/** Somebody has compared a row with the registry and says who it is about. */
@Injectable()
export class RowReview {
  constructor(
    private readonly work: UnitOfWork,
    private readonly imports: RequestImportRepository,
    private readonly rows: ImportRowsRepository,
    private readonly processing: RowProcessing,
  ) {}

  resolve(importId: string, rowNumber: number, chosen: { personId?: string; isNew?: boolean }): Promise<ImportRow> {
    if (Boolean(chosen.personId) === Boolean(chosen.isNew))
      throw new RefusedError(refuse(RequestImportErrors.CHOICE_MISSING));
    return this.work.run('request-import.resolve', async (tx) => {
      const received = await this.imports.get(tx, importId);
      const row = await this.rows.lock(tx, importId, rowNumber);
      if (row.state !== 'to-review') throw new RefusedError(refuse(RequestImportErrors.ROW_NOT_IN_REVIEW));
      const facts = factsOf(row, await this.imports.style(tx, importId), received);
      const answer = await this.processing.process(tx, row, facts, chosen);
      await this.rows.answer(tx, row, answer);
      tx.audit({
        kind: 'request-import',
        id: importId,
        commune: received.commune,
        version: received.version,
        reason: 'row-reviewed',
      });
      return { ...row, ...answer };
    });
  }
}
