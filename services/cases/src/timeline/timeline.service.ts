import { Injectable } from '@nestjs/common';
import {
  listDueDates,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type TimelineEntryDto,
} from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { CaseRecords } from './case-records.js';

/** Everything that happened to a case, newest first, and what is to come. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly records: CaseRecords,
  ) {}

  past(caseId: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.work.read('timeline.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId, 'cases.follow');
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return timelineOf(tx, [caseId, ...(await this.records.idsOf(tx, caseId))], page);
    });
  }

  coming(caseId: string): Promise<DueDateView[]> {
    return this.work.read('timeline.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId, 'cases.follow');
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return (await listDueDates(tx, { recordId: caseId }, { limit: 50 })).items;
    });
  }
}
