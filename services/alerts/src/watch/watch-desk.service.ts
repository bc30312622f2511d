import { Injectable } from '@nestjs/common';
import { alertsEvents } from '@oln/contracts';
import {
  listDueDates,
  newId,
  SealedText,
  timelineOf,
  UnitOfWork,
  type DueDateView,
  type Page,
  type PageQuery,
  type TimelineEntryDto,
  type Tx,
} from '@oln/service-kit';
import type { ReviewFinding } from '../alert/alert-codes.js';
import { AlertLists } from '../alert/alert-lists.repository.js';
import { alertView } from '../alert/alert.views.js';
import type { WatchDto, WholeWatchDto } from './watch.dto.js';
import { WatchRepository, type WatchFilter } from './watch.repository.js';
import { WatchService } from './watch.service.js';
import type { Watch } from './watch.js';
import { watchView } from './watch.views.js';

const PLACE = 'watch-review.note';
const LATEST = 100;

/** What people do with a watch: look at all alerts of the child together. */
@Injectable()
export class WatchDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly watches: WatchRepository,
    private readonly watching: WatchService,
    private readonly alerts: AlertLists,
    private readonly text: SealedText,
  ) {}

  get(id: string): Promise<WholeWatchDto> {
    return this.work.read('watch.read', async (tx) => {
      const watch = await this.audited(tx, id);
      const found = await this.alerts.list(tx, { childId: id, sort: 'newest' }, { limit: LATEST });
      const reviews = await this.watches.reviews(tx, id);
      return {
        ...watchView(watch),
        latestAlerts: found.items.map(alertView),
        reviews: reviews.map(({ at, note, id: reviewId, reviewedBy, finding }) => ({
          ...{ id: reviewId, reviewedBy, finding, at: at.toISOString() },
          note: this.text.open(note, PLACE),
        })),
      };
    });
  }

  list(filter: WatchFilter, page: PageQuery): Promise<Page<Watch>> {
    return this.work.read('watch.list', (tx) => this.watches.list(tx, filter, page));
  }

  review(id: string, finding: ReviewFinding, note?: string): Promise<WatchDto> {
    return this.work.run('watch.review', async (tx) => {
      const before = await this.watches.lock(tx, id);
      tx.assertVersion(before.version);
      const after = await this.watching.apply(tx, before, { do: 'review' });
      const review = { id: newId(), commune: after.commune, watchId: id, at: tx.asOf };
      const by = { reviewedBy: tx.context.principal.person, finding, note: this.text.seal(note, PLACE) };
      this.watches.addReview(tx, { ...review, ...by });
      tx.emit(alertsEvents.watchReviewed, after, { id, severity: after.severity, finding });
      return watchView(after);
    });
  }

  putInCharge(id: string, person: string): Promise<WatchDto> {
    return this.work.run('watch.put-in-charge', async (tx) => {
      const before = await this.watches.lock(tx, id);
      tx.assertVersion(before.version);
      return watchView(await this.watching.apply(tx, before, { do: 'put-in-charge', person }));
    });
  }

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.work.read('timeline.read', async (tx) => {
      await this.audited(tx, id);
      return timelineOf(tx, [id], page);
    });
  }

  coming(id: string): Promise<DueDateView[]> {
    return this.work.read('timeline.read', async (tx) => {
      await this.audited(tx, id);
      return (await listDueDates(tx, { recordId: id }, { limit: 50 })).items;
    });
  }

  private async audited(tx: Tx, id: string): Promise<Watch> {
    const watch = await this.watches.get(tx, id);
    tx.audit({ kind: 'watch', id, commune: watch.commune, version: watch.version });
    return watch;
  }
}
