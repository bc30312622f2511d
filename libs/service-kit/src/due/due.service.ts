import { Injectable } from '@nestjs/common';
import { endOfLocalDay, localDate } from '@oln/calendar';
import { actsIn, type Principal, type StoodInFor } from '@oln/identity';
import { currentContext } from '../context/call-context.js';
import { countDueDates, listDueDates, type DueCount, type DueDateView, type DueFilter } from '../deadlines/due-date.js';
import type { Page, PageQuery } from '../http/page.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { DueRights } from './due-rights.js';

/** What is due, per person and per office, in one query over the due dates. */
@Injectable()
export class DueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rights: DueRights,
  ) {}

  /** By the right that opens the service's own door, for who asks through the gateway. */
  mayAsk(): boolean {
    return this.rights.mayAsk(currentContext().principal);
  }

  list(filter: DueFilter, page: PageQuery): Promise<Page<DueDateView>> {
    return this.work.read('due.list', (tx) => listDueDates(tx, this.within(tx, filter), page));
  }

  counts(filter: DueFilter): Promise<DueCount[]> {
    return this.work.read('due.counts', (tx) => countDueDates(tx, this.within(tx, filter)));
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
    const { principal } = tx.context;
    if (principal.kind !== 'person') return filter;
    const { person } = principal;
    const away = standInsOf(principal);
    const seenBy = { person, standsInFor: away, ...this.rights.reachOf(principal) };
    const seen = { ...filter, seenBy, unnamed: this.rights.unnamedTo(principal) };
    if (seenBy.whole.length > 0) return seen;
    // Who sees their own alone is shown it, whomever they ask for.
    const asked = filter.personInCharge;
    const isTheirs = away.length > 0 && (asked === undefined || away.some((one) => one.person === asked));
    return { ...seen, personInCharge: isTheirs ? asked : person };
  }
}

/** What is in the charge of somebody who is away is as their own, where they stand in. */
const standInsOf = (principal: Principal): StoodInFor[] =>
  (principal.standsInFor ?? []).filter(({ commune }) => actsIn(principal, commune));
