import { Inject, Injectable } from '@nestjs/common';
import { PROCESSES, type ProcessName } from '@oln/contracts';
import type { TemporalWay } from '@oln/messaging';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { TEMPORAL } from '../tokens.js';
import { lookAt, type ProcessLook } from './process-look.js';

/** A sweep that hung would be the last one. */
const ANSWERS_WITHIN_MS = 30_000;

/** What Temporal says of processes. For sweeps and for who looks into it: no use case asks Temporal. */
@Injectable()
export class ProcessDirectory {
  constructor(@Inject(TEMPORAL) private readonly temporal: TemporalWay) {}

  /**
   * Ids of those that have no running workflow. Visibility is asked first, in one query; what it does not list
   * (it lags behind) is described one by one. Throws when Temporal is away: then nobody counts as lost.
   */
  async notRunning(process: ProcessName, workflowIds: string[]): Promise<Set<string>> {
    return this.temporal.ask(ANSWERS_WITHIN_MS, async (client) => {
      const running = await this.listed(client, process, workflowIds);
      const lost = new Set<string>();
      for (const id of workflowIds) {
        if (!running.has(id) && !(await isRunning(client, id))) lost.add(id);
      }
      return lost;
    });
  }

  /** One process, as a supervisor wants to see it beside its owner's record. Throws when Temporal is away. */
  look(workflowId: string): Promise<ProcessLook> {
    return this.temporal.ask(ANSWERS_WITHIN_MS, (client) => lookAt(client, workflowId));
  }

  private async listed(client: Client, process: ProcessName, ids: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    const type = PROCESSES[process].workflowType;
    const [first, last] = [ids[0], ids.at(-1)];
    const query = `WorkflowType = '${type}' and ExecutionStatus = 'Running' and WorkflowId between '${first}' and '${last}'`;
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) found.add(workflowId);
    return found;
  }
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
