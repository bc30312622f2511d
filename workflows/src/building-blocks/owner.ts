import {
  PROCESSES,
  type DeadlineAnswer,
  type DeadlineReached,
  type ProcessName,
  type PutDeadlines,
  type Standing,
} from '@oln/contracts/processes';
import { ActivityFailure, ApplicationFailure, proxyActivities } from '@temporalio/workflow';

/** The owner refused by a rule: asking again would change nothing. */
export interface Refused {
  refused: string;
}

export const isRefused = (answer: object): answer is Refused => 'refused' in answer;

/** The service that owns the record. It is asked until it answers, however long it is away. */
export class Owner {
  private readonly activities: Record<string, (request: unknown) => Promise<unknown>>;

  constructor(private readonly process: ProcessName) {
    this.activities = proxyActivities<Record<string, (request: unknown) => Promise<unknown>>>({
      taskQueue: PROCESSES[process].owner,
      startToCloseTimeout: '10s',
      retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
    });
  }

  put(request: PutDeadlines, summary: string): Promise<Standing | Refused> {
    return this.ask<Standing>(`${this.process}.putDeadlines`, request, summary);
  }

  reached(request: DeadlineReached, summary: string): Promise<DeadlineAnswer | Refused> {
    return this.ask<DeadlineAnswer>(`${this.process}.deadlineReached`, request, summary);
  }

  private async ask<Answer>(name: string, request: unknown, summary: string): Promise<Answer | Refused> {
    const activity = this.activities[name] as unknown as WithOptions<Answer>;
    try {
      return await activity.executeWithOptions({ summary }, [request]);
    } catch (error) {
      if (error instanceof ActivityFailure) return { refused: codeOf(error) };
      throw error;
    }
  }
}

interface WithOptions<Answer> {
  executeWithOptions(options: { summary: string }, args: [unknown]): Promise<Answer>;
}

const codeOf = ({ cause }: ActivityFailure): string =>
  (cause instanceof ApplicationFailure && cause.type) || cause?.name || 'unknown';
