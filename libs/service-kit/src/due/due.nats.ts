import { Injectable } from '@nestjs/common';
import type { DueDateView, DueFilter } from '../deadlines/due-date.js';
import type { Page } from '../http/page.js';
import { Answers } from '../messaging/hears.js';
import { DueService } from './due.service.js';

interface Question extends DueFilter {
  limit?: number;
  cursor?: string;
}

/** The gateway asks every owner of a process for its deadlines. */
@Injectable()
export class DueAnswers {
  constructor(private readonly due: DueService) {}

  @Answers('deadlines')
  deadlines({ limit = 50, cursor, ...filter }: Question): Promise<Page<DueDateView>> {
    return this.due.list(filter, { limit: Math.min(Math.max(limit, 1), 200), cursor });
  }
}
