import { Injectable } from '@nestjs/common';
import { newestFirst, type Page, type PageQuery, SealedText, type Tx } from '@oln/service-kit';
import { ReviewRow } from './review.entity.js';
import type { Review } from './review.js';

export interface ReviewView {
  id: string;
  caseId: string;
  at: string;
  planChanges: boolean;
  findings: string;
  person: string;
}

const FINDINGS = 'review.findings';

/** The only file that touches the table `reviews`. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly sealed: SealedText) {}

  async add(
    tx: Tx,
    record: Review & { id: string; commune: string; caseId: string; person: string },
  ): Promise<ReviewView> {
    const row: ReviewRow = { ...record, findings: this.sealed.seal(record.findings, FINDINGS) };
    await tx.manager.insert(ReviewRow, row);
    return this.view(row);
  }

  async lastHeld(tx: Tx, caseId: string): Promise<Date | undefined> {
    const where = { caseId };
    const row = await tx.manager.findOne(ReviewRow, {
      select: { id: true, at: true },
      where,
      order: { at: 'DESC', id: 'DESC' },
    });
    return row?.at;
  }

  page(tx: Tx, caseId: string, page: PageQuery): Promise<Page<ReviewView>> {
    const query = tx.manager.createQueryBuilder(ReviewRow, 'row').where({ caseId });
    return newestFirst(query, 'at', page, (row) => this.view(row));
  }

  private view({ commune: _commune, at, findings, ...row }: ReviewRow): ReviewView {
    return { ...row, at: at.toISOString(), findings: this.sealed.open(findings, FINDINGS) };
  }
}
