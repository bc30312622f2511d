import type { Deadline } from '@oln/contracts';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';

/** A process as Temporal knows it. Ids, codes and instants (wall time where not said otherwise). */
export interface ProcessLook {
  /** `none`: Temporal knows of no such process (any more). */
  status: 'running' | 'closed' | 'none';
  /** Of the latest run, as Temporal names it: `RUNNING`, `COMPLETED`, `TERMINATED`, … */
  runStatus?: string;
  runId?: string;
  startedAt?: string;
  closedAt?: string;
  historyLength?: number;
  /** Runs that are on record: it went on as a new one, or was started anew. */
  runs?: number;
  /** Activities that wait for their owner. */
  retries: { activity: string; attempt: number; failure?: string }[];
  /** What the process itself answers; absent where no worker did in time. */
  state?: ProcessMemory;
}

/** Of the process's own memory, what can be held against its owner. */
export interface ProcessMemory {
  stage: string;
  version: number;
  outcome?: string;
  ended: boolean;
  paused: boolean;
  /** Business time it knows to be told of its clocks. */
  clocks: Pick<Deadline, 'rule' | 'due'>[];
}

const ANSWER_WITHIN_MS = 4_000;
const RUNS_AT_MOST = 50;

/** Describes a process and asks it for its memory, through the codec. Throws where Temporal is away. */
export async function lookAt(client: Client, workflowId: string): Promise<ProcessLook> {
  const soon = <Result>(fn: () => Promise<Result>): Promise<Result> =>
    client.withDeadline(Date.now() + ANSWER_WITHIN_MS, fn);
  const handle = client.workflow.getHandle(workflowId);
  const described = await soon(() => handle.describe()).catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  });
  if (!described) return { status: 'none', retries: [] };
  const [runs, state] = await Promise.all([
    soon(() => countRuns(client, workflowId)).catch(() => undefined),
    soon(() => handle.query<ProcessMemory & { pause?: unknown }>('state')).catch(() => undefined),
  ]);
  return {
    status: described.status.name === 'RUNNING' ? 'running' : 'closed',
    runStatus: described.status.name,
    runId: described.runId,
    startedAt: described.startTime.toISOString(),
    closedAt: described.closeTime?.toISOString(),
    historyLength: described.historyLength,
    runs,
    retries: (described.raw.pendingActivities ?? []).map(retryOf),
    state: state && memoryOf(state),
  };
}

async function countRuns(client: Client, workflowId: string): Promise<number> {
  let count = 0;
  for await (const _run of client.workflow.list({ query: `WorkflowId = '${workflowId}'`, pageSize: RUNS_AT_MOST })) {
    count += 1;
    if (count === RUNS_AT_MOST) break;
  }
  return count;
}

type Described = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['describe']>>;
type Pending = NonNullable<Described['raw']['pendingActivities']>[number];

/** Of a failure its type alone: a message may quote what must not be shown. */
const retryOf = ({ activityType, attempt, lastFailure }: Pending): ProcessLook['retries'][number] => ({
  activity: activityType?.name ?? '?',
  attempt: attempt ?? 1,
  failure: lastFailure?.applicationFailureInfo?.type ?? undefined,
});

const memoryOf = (state: ProcessMemory & { pause?: unknown }): ProcessMemory => ({
  stage: state.stage,
  version: state.version,
  outcome: state.outcome,
  ended: state.ended,
  paused: state.pause !== undefined,
  clocks: state.clocks.map(({ rule, due }) => ({ rule, due })),
});
