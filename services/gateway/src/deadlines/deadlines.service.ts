import { Injectable } from '@nestjs/common';
import { PROCESSES } from '@oln/contracts';
import { currentContext, Questions, type DueDateView } from '@oln/service-kit';

export interface DeadlinesAnswer {
  items: DueDateView[];
  /** Services that did not answer in time: what is shown is not everything, and says so. */
  missing: string[];
}

/** Services that own processes. */
const OWNERS = [...new Set(Object.values(PROCESSES).map(({ owner }) => owner))];

/** What fires next over all processes: each owner is asked for its own due dates. */
@Injectable()
export class DeadlinesService {
  constructor(private readonly questions: Questions) {}

  async list(filter: {
    scope: 'own' | 'commune';
    commune?: string;
    overdue?: boolean;
    before?: string;
    limit: number;
  }): Promise<DeadlinesAnswer> {
    const { principal } = currentContext();
    const question = {
      personInCharge: filter.scope === 'own' ? principal.person : undefined,
      commune: filter.commune,
      overdue: filter.overdue,
      before: filter.before,
      limit: filter.limit,
    };
    const answers = await Promise.allSettled(
      OWNERS.map((owner) => this.questions.ask<{ items: DueDateView[] }>(owner, 'deadlines', question)),
    );
    const items = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.items : []));
    const missing = OWNERS.filter((_owner, index) => answers[index]?.status === 'rejected');
    items.sort((left, right) => left.due.localeCompare(right.due) || left.id.localeCompare(right.id));
    return { items: items.slice(0, filter.limit), missing };
  }
}
