import { Injectable } from '@nestjs/common';
import {
  decodeCursor,
  listDueDates,
  pageOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
} from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { entryOf, type EventRow, type TimelineEntry } from './timeline.js';
import { EventLogRepository } from './timeline.repository.js';

/** Everything that happened to a case, newest first, and what is to come. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly log: EventLogRepository,
  ) {}

  past(caseId: string, page: PageQuery): Promise<Page<TimelineEntry>> {
    return this.work.read('timeline.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      const [before] = decodeCursor(page.cursor, 1) ?? [];
      const rows = await this.log.ofCase(tx, caseId, before === undefined ? undefined : String(before), page.limit + 1);
      return pageOf<EventRow, TimelineEntry>(rows, page.limit, (row) => [row.seq], entryOf);
    });
  }

  coming(caseId: string): Promise<DueDateView[]> {
    return this.work.read('timeline.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return (await listDueDates(tx, { recordId: caseId }, { limit: 50 })).items;
    });
  }
}
