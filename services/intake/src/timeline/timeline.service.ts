import { Injectable } from '@nestjs/common';
import { timelineOf, UnitOfWork, type Page, type PageQuery, type TimelineEntryDto } from '@oln/service-kit';
import { RequestRepository } from '../request/request.repository.js';

/** Everything that happened to a request: who, when, and why, in codes. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestRepository,
  ) {}

  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.work.read('request.timeline', async (tx) => {
      const { commune, version } = await this.requests.get(tx, id);
      tx.audit({ kind: 'request', id, commune, version });
      return timelineOf(tx, [id], page);
    });
  }
}
