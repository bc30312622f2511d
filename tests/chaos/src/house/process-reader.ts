import type { Client } from '@temporalio/client';

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

/** Temporal's own list of runs, closed ones included. */
export class ProcessReader {
  constructor(private readonly client: Client) {}

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
