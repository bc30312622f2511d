import type { Client } from '@temporalio/client';

/** All that ever happened to a run, as Temporal keeps it. */
export type ProcessHistory = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** A run of a process, as Temporal lists it. */
export interface ProcessRun {
  workflowId: string;
  runId: string;
  status: string;
  startedAt: number;
  /** Search attributes: codes and ids, readable without keys. */
  stage?: string;
  paused?: boolean;
}

/** Workflow tasks wait in this queue, activities in those of their services. */
const PROCESSES_QUEUE = 'processes';
const WORKFLOW_TASKS = 1;
const ACTIVITY_TASKS = 2;

/** Temporal's own list of runs, closed ones included. */
export class ProcessReader {
  constructor(private readonly client: Client) {}

  /** How long the oldest task waits for somebody to take it, by Temporal's own figures, which may be some seconds old. */
  async oldestTaskMs(services: readonly string[]): Promise<number> {
    const ages = await Promise.all([
      this.oldestOf(PROCESSES_QUEUE, WORKFLOW_TASKS),
      ...services.map((service) => this.oldestOf(service, ACTIVITY_TASKS)),
    ]);
    return Math.max(...ages);
  }

  private async oldestOf(name: string, taskQueueType: number): Promise<number> {
    const { connection, options } = this.client;
    const { namespace } = options;
    const asked = { namespace, taskQueue: { name }, taskQueueType, reportStats: true };
    const { stats } = await connection.workflowService.describeTaskQueue(asked);
    const { seconds, nanos } = stats?.approximateBacklogAge ?? {};
    return Number(seconds ?? 0) * 1_000 + (nanos ?? 0) / 1_000_000;
  }

  history(workflowId: string, runId: string): Promise<ProcessHistory> {
    return this.client.workflow.getHandle(workflowId, runId).fetchHistory();
  }

  async all(): Promise<ProcessRun[]> {
    const found: ProcessRun[] = [];
    for await (const run of this.client.workflow.list({ pageSize: 1_000 })) {
      const read = <Value>(name: string) => (run.searchAttributes?.[name] as Value[] | undefined)?.[0];
      found.push({
        workflowId: run.workflowId,
        runId: run.runId,
        status: run.status.name,
        startedAt: run.startTime.getTime(),
        stage: read<string>('OlnStage'),
        paused: read<boolean>('OlnPaused'),
      });
    }
    return found;
  }
}
