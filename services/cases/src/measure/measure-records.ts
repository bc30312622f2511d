import { Injectable } from '@nestjs/common';
import { newestFirst, newId, SealedText, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import type { Measure } from './measure.js';
import { MeasureRecordRow } from './measure-records.entity.js';

export const MEASURE_RECORD_KINDS = [
  'opened',
  'adopted',
  'not-adopted',
  'renewed',
  'review',
  'non-compliance',
  'warned',
  'escalated',
  'lifted',
  'expired',
  'withdrawn',
] as const;
export type MeasureRecordKind = (typeof MEASURE_RECORD_KINDS)[number];

export interface MeasureRecordView {
  id: string;
  kind: string;
  code?: string;
  note?: string;
  at: string;
  person: string;
}

const NOTE = 'measure-record.note';

/** The only file that touches the table `measure_records`. */
@Injectable()
export class MeasureRecords {
  constructor(private readonly sealed: SealedText) {}

  async add(tx: Tx, measure: Measure, kind: MeasureRecordKind, code?: string, note?: string): Promise<void> {
    await tx.manager.insert(MeasureRecordRow, {
      ...{ id: newId(), commune: measure.commune, measureId: measure.id, kind, code: code ?? null },
      ...{ note: this.sealed.seal(note, NOTE), at: tx.asOf, person: tx.context.principal.person },
    });
  }

  page(tx: Tx, measureId: string, page: PageQuery): Promise<Page<MeasureRecordView>> {
    const query = tx.manager.createQueryBuilder(MeasureRecordRow, 'row').where({ measureId });
    return newestFirst(query, 'at', page, ({ id, kind, code, note, at, person }) => ({
      ...{ id, kind, code: code ?? undefined, note: this.sealed.open(note, NOTE) },
      ...{ at: at.toISOString(), person },
    }));
  }
}
