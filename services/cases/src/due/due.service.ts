import { Injectable } from '@nestjs/common';
import { endOfLocalDay, localDate } from '@oln/calendar';
import {
  listDueDates,
  UnitOfWork,
  type DueDateView,
  type DueFilter,
  type Page,
  type PageQuery,
} from '@oln/service-kit';
import { visibleTo } from '../case-file/case-rights.js';

/** What is due today or overdue, per person and per office, in one query over the due dates. */
@Injectable()
export class DueService {
  constructor(private readonly work: UnitOfWork) {}

  list(filter: DueFilter, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.list', (tx) => {
      const own = visibleTo(tx.context.principal);
      return listDueDates(tx, own ? { ...filter, personInCharge: own } : filter, page);
    });
  }

  today(filter: Pick<DueFilter, 'personInCharge' | 'commune'>, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.today', (tx) => {
      const own = visibleTo(tx.context.principal);
      const before = new Date(Date.parse(endOfLocalDay(localDate(tx.asOf.getTime()))) + 1_000).toISOString();
      return listDueDates(tx, { ...filter, ...(own ? { personInCharge: own } : {}), before }, page);
    });
  }
}
