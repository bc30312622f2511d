import { Inject, Injectable } from '@nestjs/common';
import { endOfLocalDay, localDate } from '@oln/calendar';
import { actsIn, mayCall, type Principal, type RightName, type StoodInFor } from '@oln/identity';
import { currentContext } from '../context/call-context.js';
import { countDueDates, listDueDates, type DueCount, type DueDateView, type DueFilter } from '../deadlines/due-date.js';
import type { Page, PageQuery } from '../http/page.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';

export const DUE_VISIBILITY = Symbol('Whose clocks somebody sees');
export const DUE_RIGHT = Symbol('What one must have a right to, to ask for the clocks of a service');
/** `asked`: of whom alone the clocks are asked for. */
export type DueVisibility = (principal: Principal, asked?: string) => string | undefined;

/** What is due, per person and per office, in one query over the due dates. */
@Injectable()
export class DueService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(DUE_VISIBILITY) private readonly visibleTo: DueVisibility,
    @Inject(DUE_RIGHT) private readonly right: RightName,
  ) {}

  /** By the right that opens the service's own door, for who asks through the gateway. */
  mayAsk(): boolean {
    const { principal } = currentContext();
    return principal.kind !== 'person' || mayCall(principal, this.right);
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
    const own = this.visibleTo(principal, filter.personInCharge);
    if (own === undefined) return filter;
    const away = standInsOf(principal);
    if (away.length === 0) return { ...filter, personInCharge: own };
    const asked = filter.personInCharge;
    const isTheirs = asked === undefined || away.some(({ person }) => person === asked);
    const seenBy = { person: principal.person, standsInFor: away };
    return { ...filter, personInCharge: isTheirs ? asked : own, seenBy };
  }
}

/** What is in the charge of somebody who is away is as their own, where they stand in. */
const standInsOf = (principal: Principal): StoodInFor[] =>
  (principal.standsInFor ?? []).filter(({ commune }) => actsIn(principal, commune));
