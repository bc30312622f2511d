import { Injectable } from '@nestjs/common';
import {
  auditListed,
  timelineOf,
  UnitOfWork,
  type Page,
  type PageQuery,
  type TimelineEntryDto,
} from '@oln/service-kit';
import { RightsRequestRepository, type AskedText, type RightsRequestFilter } from './rights-request.repository.js';
import type { RightsRequest } from './rights-request.js';

export interface ReadRightsRequest {
  request: RightsRequest;
  asked?: AskedText;
  answer?: string;
}

/** Reading what people asked for. Reading one is audited. */
@Injectable()
export class RightsRequestReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RightsRequestRepository,
  ) {}

  get(id: string): Promise<ReadRightsRequest> {
    return this.work.read('rights-request.read', async (tx) => {
      const request = await this.requests.get(tx, id);
      tx.audit({ kind: 'rights-request', id, commune: request.commune, version: request.version });
      return { request, ...(await this.requests.texts(tx, id)) };
    });
  }

  list(filter: RightsRequestFilter, page: PageQuery): Promise<Page<RightsRequest>> {
    return this.work.read('rights-request.list', async (tx) =>
      auditListed(tx, 'rights-request', filter, await this.requests.list(tx, filter, page)),
    );
  }

  /** Everything that happened to it, newest first. */
  past(id: string, page: PageQuery): Promise<Page<TimelineEntryDto>> {
    return this.work.read('rights-request.timeline', async (tx) => {
      const { commune, version } = await this.requests.get(tx, id);
      tx.audit({ kind: 'rights-request', id, commune, version });
      return timelineOf(tx, [id], page);
    });
  }
}
