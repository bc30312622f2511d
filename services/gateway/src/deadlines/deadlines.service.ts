import { Injectable } from '@nestjs/common';
import { PROCESSES, type ServiceName } from '@oln/contracts';
import {
  currentContext,
  Questions,
  UnitOfWork,
  type Actors,
  type DueCount,
  type DueDateView,
  type Page,
  type PageQuery,
} from '@oln/service-kit';
import { StaffRepository } from '../staff/staff.repository.js';
import { mergePages } from './merge.js';
import { ownOf, teamOf, type Scope } from './team.js';

export interface DeadlinesFilter {
  scope: Scope;
  /** Instead of a scope: these people. */
  persons?: string[];
  commune?: string;
  process?: string;
  record?: string;
  overdue?: boolean;
  before?: string;
}

/** Services that did not answer in time are named: what is shown is then not everything. */
interface Asked<Answer> {
  answers: Answer[];
  missing: ServiceName[];
}

/** What fires next over all processes: each owner is asked for its own due dates, and holds its own rights. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly questions: Questions,
    private readonly work: UnitOfWork,
    private readonly staff: StaffRepository,
  ) {}

  async list(filter: DeadlinesFilter, page: PageQuery): Promise<Page<DueDateView> & { missing: ServiceName[] }> {
    const question = { ...(await this.question(filter)), ...page };
    const { answers, missing } = await this.ask<Page<DueDateView>>('deadlines', filter, question);
    return { ...mergePages(answers, page.limit), missing };
  }

  async counts(filter: DeadlinesFilter): Promise<{ items: DueCount[]; missing: ServiceName[] }> {
    const question = await this.question(filter);
    const { answers, missing } = await this.ask<{ items: DueCount[] }>('deadline-counts', filter, question);
    return { items: answers.flatMap(({ items }) => items), missing };
  }

  private async question({ commune, process, record, overdue, before, ...whose }: DeadlinesFilter): Promise<object> {
    return { actors: await this.actors(whose, commune), commune, process, recordId: record, overdue, before };
  }

  private async actors({ scope, persons }: DeadlinesFilter, commune?: string): Promise<Actors | undefined> {
    const { principal } = currentContext();
    if (persons) return { persons, roles: [] };
    if (scope === 'commune') return undefined;
    if (scope === 'own') return ownOf(principal);
    const staff = await this.work.read('deadlines.team', (tx) => this.staff.atWork(tx, commune));
    return teamOf(principal, staff);
  }

  private async ask<Answer>(query: string, { process }: DeadlinesFilter, question: object): Promise<Asked<Answer>> {
    const owners = ownersOf(process);
    const asked = await Promise.allSettled(owners.map((owner) => this.questions.ask<Answer>(owner, query, question)));
    return {
      answers: asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
      missing: owners.filter((_owner, index) => asked[index]!.status === 'rejected'),
    };
  }
}

/** Services that own processes, or the one process. */
const ownersOf = (process?: string): ServiceName[] => [
  ...new Set(
    Object.values(PROCESSES)
      .filter(({ code }) => process === undefined || code === process)
      .map(({ owner }): ServiceName => owner),
  ),
];
