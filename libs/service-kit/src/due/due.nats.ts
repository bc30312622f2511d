import { Injectable } from '@nestjs/common';
import type { DueCount, DueDateView, DueFilter } from '../deadlines/due-date.js';
import type { Page } from '../http/page.js';
import { Answers } from '../messaging/hears.js';
import { DueService } from './due.service.js';

interface Question extends DueFilter {
  limit?: number;
  cursor?: string;
}

/** The gateway asks every owner of a process for its deadlines. Who may not ask the service by HTTP is told of none. */
@Injectable()
export class DueAnswers {
  constructor(private readonly due: DueService) {}

  @Answers('deadlines')
  async deadlines({ limit = 50, cursor, ...filter }: Question): Promise<Page<DueDateView>> {
    if (!this.due.mayAsk()) return { items: [] };
    return this.due.list(filter, { limit: Math.min(Math.max(limit, 1), 200), cursor });
  }

  @Answers('deadline-counts')
  async counts(filter: DueFilter): Promise<{ items: DueCount[] }> {
    return { items: this.due.mayAsk() ? await this.due.counts(filter) : [] };
  }
}
