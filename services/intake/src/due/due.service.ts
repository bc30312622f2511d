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

/** What is due, per person and per office, in one query over the due dates. */
@Injectable()
export class DueService {
  constructor(private readonly work: UnitOfWork) {}

  list(filter: DueFilter, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.list', (tx) => listDueDates(tx, filter, page));
  }

  /** Due until the end of the day in Santiago, or overdue. */
  today(filter: Pick<DueFilter, 'personInCharge' | 'commune'>, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.today', (tx) => {
      const endOfDay = Date.parse(endOfLocalDay(localDate(tx.asOf.getTime())));
      return listDueDates(tx, { ...filter, before: new Date(endOfDay + 1_000).toISOString() }, page);
    });
  }
}
