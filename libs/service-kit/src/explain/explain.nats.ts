import { Injectable } from '@nestjs/common';
import { DueService } from '../due/due.service.js';
import { Answers } from '../messaging/hears.js';
import { ExplainService, type ExplainedProcess } from './explain.service.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The gateway asks every owner what it knows of a record; who may not ask for its clocks is told of none. */
@Injectable()
export class ExplainAnswers {
  constructor(
    private readonly records: ExplainService,
    private readonly due: DueService,
  ) {}

  @Answers('explain')
  async explain({ recordId }: { recordId: string }): Promise<{ items: ExplainedProcess[] }> {
    if (!ID.test(recordId) || !this.due.mayAsk()) return { items: [] };
    return { items: await this.records.explain(recordId) };
  }
}
