import { Injectable } from '@nestjs/common';
import { PRIORITIES, refuse, RefusedError } from '@oln/contracts';
import { communeWithin, type Page, type PageQuery, UnitOfWork } from '@oln/service-kit';
import { waitDays } from '../priority/priority.js';
import { RequestErrors } from '../request/request.errors.js';
import { RequestRepository } from '../request/request.repository.js';
import { isWaiting } from '../request/request.js';
import type { QueueEntryDto, QueuePlaceDto } from './queue.dto.js';
import { QueueRepository, type Placed, type QueueFilter } from './queue.repository.js';

/** Who waits, in which order, and for how long. */
@Injectable()
export class QueueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queue: QueueRepository,
    private readonly requests: RequestRepository,
  ) {}

  list(named: string | undefined, filter: QueueFilter, page: PageQuery): Promise<Page<QueueEntryDto>> {
    return this.work.read('queue.list', async (tx) => {
      const { items, next } = await this.queue.list(tx, communeWithin(tx.context, named), filter, page);
      return { items: items.map((row) => entryView(row, tx.asOf)), next };
    });
  }

  /** Where one request stands in the queue of its commune. */
  placeOf(id: string): Promise<QueuePlaceDto> {
    return this.work.read('queue.place', async (tx) => {
      const request = await this.requests.get(tx, id);
      if (!isWaiting(request)) {
        throw new RefusedError(
          refuse(RequestErrors.NOT_IN_STAGE, { params: { stage: request.stage, action: 'queue' } }),
        );
      }
      return {
        requestId: id,
        position: (await this.queue.ahead(tx, id)) + 1,
        waitDays: waitDays(request.receivedAt, tx.asOf),
      };
    });
  }
}

const entryView = (row: Placed, asOf: Date): QueueEntryDto => ({
  position: row.position,
  requestId: row.id,
  version: row.version,
  stage: row.stage,
  familyId: row.family_id,
  motive: row.motive,
  line: row.line ?? undefined,
  priority: PRIORITIES[row.priority_rank]!,
  score: row.score,
  overridden: row.overridden,
  danger: row.danger,
  receivedAt: row.received_at.toISOString(),
  waitDays: waitDays(row.received_at, asOf),
  stageSince: row.stage_since.toISOString(),
  reviewedAt: row.reviewed_at?.toISOString(),
  personInCharge: row.person_in_charge ?? undefined,
});
