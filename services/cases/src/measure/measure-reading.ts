import { Injectable } from '@nestjs/common';
import {
  auditListed,
  listDueDates,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type TimelineEntryDto,
  type Tx,
} from '@oln/service-kit';
import type { MeasureRecordView } from './measure-records.js';
import { assertMayRead, visibleTo } from './measure-rights.js';
import { MeasureTools } from './measure-tools.js';
import type { MeasureTermDto } from './measure.dto.js';
import type { Measure } from './measure.js';
import type { MeasureFilter } from './measure.repository.js';

/** Reading measures. Reading what is written of a child is audited too. */
@Injectable()
export class MeasureReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: MeasureTools,
  ) {}

  get(id: string): Promise<Measure> {
    return this.audited(id, 'measures.follow', (_tx, measure) => Promise.resolve(measure));
  }

  list(filter: MeasureFilter, page: PageQuery): Promise<Page<Measure>> {
    return this.work.read('measure.list', async (tx) => {
      const own = visibleTo(tx.context.principal, filter.personInCharge);
      const seen = own ? { ...filter, personInCharge: own } : filter;
      return auditListed(tx, 'measure', filter, await this.tools.repository.list(tx, seen, page));
    });
  }

  records(id: string, page: PageQuery): Promise<Page<MeasureRecordView>> {
    return this.audited(id, 'measures.read', (tx) => this.tools.records.page(tx, id, page));
  }

  terms(id: string): Promise<MeasureTermDto[]> {
    return this.audited(id, 'measures.follow', async (tx) =>
      (await this.tools.repository.terms(tx, id)).map(({ term, catalogueId, measures, responsible, ...row }) => ({
        ...{ term, catalogueId, measures, responsible, institutionId: row.institutionId ?? undefined },
        ...{ since: row.since.toISOString(), until: row.until.toISOString(), adoptedBy: row.adoptedBy },
      })),
    );
  }

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.audited(id, 'measures.follow', (tx) => timelineOf(tx, [id], page));
  }

  coming(id: string): Promise<DueDateView[]> {
    return this.audited(
      id,
      'measures.follow',
      async (tx) => (await listDueDates(tx, { recordId: id }, { limit: 50 })).items,
    );
  }

  private audited<Result>(
    id: string,
    right: 'measures.follow' | 'measures.read',
    read: (tx: Tx, measure: Measure) => Promise<Result>,
  ): Promise<Result> {
    return this.work.read('measure.read', async (tx) => {
      const measure = await this.tools.repository.get(tx, id);
      assertMayRead(tx.context.principal, measure, right);
      tx.audit({ kind: 'measure', id, commune: measure.commune, version: measure.version });
      return read(tx, measure);
    });
  }
}
