import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { PROCESSES, WORKFLOW_QUEUE, type ProcessInput } from '@oln/contracts';
import {
  ProcessBusy,
  ProcessesAway,
  type ProcessGateway,
  type SignalMessage,
  type SignalOutcome,
  type StartMessage,
  type StartOutcome,
} from './process-gateway.js';
import { TemporalWay, type TemporalWayOptions } from './temporal-way.js';

type SearchAttributes = Parameters<Client['workflow']['start']>[1]['typedSearchAttributes'];

export interface TemporalGatewayOptions extends TemporalWayOptions {
  /** Codes and ids only; absent: the process sets its own. */
  searchAttributes?(input: ProcessInput): SearchAttributes;
}

/**
 * Events after which a run goes on as a new one. A case of nine months and its follow-up fits into one; what is asked every two hours
 * for weeks does not, and a worker that starts with nothing at hand reads every run from its beginning.
 */
const HISTORY_LIMIT = 1_000;

const CALL_MS = 5_000;
/** While the server comes back a call may hang: then another soon finds it ready. */
const PROBE_MS = 1_000;

/** Starts and signals by business id. Connects when first used, and again within a second when the server returns. */
export class TemporalGateway implements ProcessGateway {
  private readonly way: TemporalWay;
  private callMs = CALL_MS;

  constructor(private readonly options: TemporalGatewayOptions) {
    this.way = new TemporalWay(options);
  }

  async start({ process, workflowId, input, revive }: StartMessage): Promise<StartOutcome> {
    try {
      await this.call((client) =>
        client.workflow.start(PROCESSES[process].workflowType, {
          workflowId,
          taskQueue: WORKFLOW_QUEUE,
          args: [{ historyLimit: HISTORY_LIMIT, ...input }],
          // Once, ever: only the watchdog has a closed run followed by another, because its record is open.
          workflowIdReusePolicy: revive ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'FAIL',
          typedSearchAttributes: this.options.searchAttributes?.(input),
        }),
      );
      return 'started';
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already-started';
      throw error;
    }
  }

  async signal({ workflowId, signal, message }: SignalMessage, messageId: string): Promise<SignalOutcome> {
    try {
      await this.call((client) => client.workflow.getHandle(workflowId).signal(signal, { ...message, messageId }));
      return 'signalled';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return this.whyNotFound(workflowId);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.way.close();
  }

  private async whyNotFound(workflowId: string): Promise<SignalOutcome> {
    try {
      await this.call((client) => client.workflow.getHandle(workflowId).describe());
      return 'process-closed';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'no-process';
      throw error;
    }
  }

  private async call<Result>(fn: (client: Client) => Promise<Result>): Promise<Result> {
    try {
      const result = await this.way.ask(this.callMs, fn);
      this.callMs = CALL_MS;
      return result;
    } catch (failure) {
      if (failure instanceof ProcessesAway) this.callMs = PROBE_MS;
      else if (!(failure instanceof ProcessBusy)) this.callMs = CALL_MS;
      throw failure;
    }
  }
}
