import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export interface StarterStart {
  temporalPort: number;
}

/** `park`: processes that begin as ours. `weeks`: thirty-nine weeks each, in time that is skipped. */
export interface Starting {
  kind: 'park' | 'weeks';
  count: number;
}

export interface Started {
  ids: string[];
  /** Activities that were run. */
  activities: number;
  seconds: number;
}

const QUEUE = 'bare';
/** As many as our relay has under way. */
const IN_FLIGHT = 20;
const GIVEN_UP_AFTER_MS = 120_000;
const QUIET = Object.fromEntries(
  ['log', 'trace', 'debug', 'info', 'warn', 'error'].map((level) => [level, () => undefined]),
);

class Starter {
  private done = 0;

  private constructor(
    private readonly client: Client,
    private readonly skipping: Client,
  ) {}

  /** The bare thing: workflows and activities in one worker, no codec, no spans, nothing told to anybody. */
  static async open({ temporalPort }: StarterStart): Promise<Starter> {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const address = `127.0.0.1:${temporalPort}`;
    const connections = [await Connection.connect({ address }), await Connection.connect({ address })] as const;
    skipTime(connections[1]);
    const starter = new Starter(new Client({ connection: connections[0] }), new Client({ connection: connections[1] }));
    const workflowsPath = fileURLToPath(new URL('./bare-process.js', import.meta.url));
    const worker = await Worker.create({
      connection: await NativeConnection.connect({ address }),
      taskQueue: QUEUE,
      workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: QUIET as never }),
      activities: { put: async (id: string) => (starter.done++, id) },
      maxCachedWorkflows: 500,
    });
    void worker.run();
    return starter;
  }

  async park(count: number): Promise<Started> {
    const before = this.done;
    const began = performance.now();
    const ids = await this.start(this.client, 'bareProcess', count);
    const end = Date.now() + GIVEN_UP_AFTER_MS;
    while (this.done - before < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    return { ids, activities: this.done - before, seconds: (performance.now() - began) / 1_000 };
  }

  async weeks(count: number): Promise<Started> {
    const began = performance.now();
    const ids = await this.start(this.skipping, 'bareWeeks', count);
    await Promise.all(ids.map((id) => this.client.workflow.getHandle(id).result()));
    return { ids, activities: 0, seconds: (performance.now() - began) / 1_000 };
  }

  private async start(client: Client, type: string, count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `bare-${randomUUID()}`);
    const waiting = [...ids];
    const onAndOn = async (): Promise<void> => {
      for (let id = waiting.pop(); id; id = waiting.pop())
        await client.workflow.start(type, { workflowId: id, taskQueue: QUEUE, args: [id] });
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, onAndOn));
    return ids;
  }
}

/** The server skips a workflow's time when it is asked at the start; the SDK has the field in its protocol, not yet as an option. */
function skipTime({ workflowService }: Connection): void {
  const { startWorkflowExecution } = workflowService;
  const asked = (request: object) => ({ ...request, timeSkippingConfig: { enabled: true } }) as never;
  workflowService.startWorkflowExecution = ((request: object) =>
    startWorkflowExecution.call(workflowService, asked(request))) as never;
}

let starter: Promise<Starter> | undefined;

async function answer(question: StarterStart | Starting): Promise<object> {
  if ('temporalPort' in question) {
    starter = Starter.open(question);
    await starter;
    return { ready: true };
  }
  const open = await starter!;
  return question.kind === 'park' ? open.park(question.count) : open.weeks(question.count);
}

process.on('message', (question: StarterStart | Starting) => {
  answer(question).then(
    (said) => process.send!(said),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
