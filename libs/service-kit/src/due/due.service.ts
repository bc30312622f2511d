import { Inject, Injectable } from '@nestjs/common';
import { endOfLocalDay, localDate } from '@oln/calendar';
import type { Principal } from '@oln/identity';
import { listDueDates, type DueDateView, type DueFilter } from '../deadlines/due-date.js';
import type { Page, PageQuery } from '../http/page.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';

export const DUE_VISIBILITY = Symbol('Whose clocks somebody sees');
export type DueVisibility = (principal: Principal) => string | undefined;

/** What is due, per person and per office, in one query over the due dates. */
@Injectable()
export class DueService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(DUE_VISIBILITY) private readonly visibleTo: DueVisibility,
  ) {}

  list(filter: DueFilter, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.list', (tx) => listDueDates(tx, this.within(tx, filter), page));
  }

  /** Due until the end of the day in Santiago, or overdue. */
  today(filter: Pick<DueFilter, 'personInCharge' | 'commune'>, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.today', (tx) => {
      const endOfDay = Date.parse(endOfLocalDay(localDate(tx.asOf.getTime())));
      const before = new Date(endOfDay + 1_000).toISOString();
      return listDueDates(tx, { ...this.within(tx, filter), before }, page);
    });
  }

  private within(tx: Tx, filter: DueFilter): DueFilter {
    const own = this.visibleTo(tx.context.principal);
    return own === undefined ? filter : { ...filter, personInCharge: own };
  }
}
