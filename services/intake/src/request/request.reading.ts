import { Injectable } from '@nestjs/common';
import { auditListed, UnitOfWork, type Page, type PageQuery } from '@oln/service-kit';
import type { PriorityScoreRow } from '../priority/score-history.entity.js';
import { ScoreHistoryRepository } from '../priority/score-history.repository.js';
import { RequestRepository, type RequestFilter } from './request.repository.js';
import type { ShownRow } from './request.rows.js';
import type { IntakeRequest } from './request.js';

export interface ReadRequest {
  request: IntakeRequest;
  narrative?: string;
}

/** Reading requests. Reading one is audited. */
@Injectable()
export class RequestReading {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: RequestRepository,
    private readonly scores: ScoreHistoryRepository,
  ) {}

  get(id: string): Promise<ReadRequest> {
    return this.work.read('request.read', async (tx) => {
      const request = await this.requests.get(tx, id);
      tx.audit({ kind: 'request', id, commune: request.commune, version: request.version });
      return { request, narrative: await this.requests.narrative(tx, id) };
    });
  }

  list(filter: RequestFilter, page: PageQuery): Promise<Page<ShownRow>> {
    return this.work.read('request.list', async (tx) =>
      auditListed(tx, 'request', filter, await this.requests.list(tx, filter, page)),
    );
  }

  /** Every score it had, newest first, each with its explanation. */
  scoresOf(id: string): Promise<PriorityScoreRow[]> {
    return this.work.read('request.scores', async (tx) => {
      const { commune, version } = await this.requests.get(tx, id);
      tx.audit({ kind: 'request', id, commune, version });
      return this.scores.of(tx, id);
    });
  }
}
