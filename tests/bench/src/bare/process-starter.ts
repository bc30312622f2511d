import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export interface StarterStart {
  temporalPort: number;
}

/** So many processes that begin as ours. */
export interface Starting {
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

  private constructor(private readonly client: Client) {}

  /** The bare thing: workflows and activities in one worker, no codec, no spans, nothing told to anybody. */
  static async open({ temporalPort }: StarterStart): Promise<Starter> {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const address = `127.0.0.1:${temporalPort}`;
    const starter = new Starter(new Client({ connection: await Connection.connect({ address }) }));
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
    const ids = await this.start(count);
    const end = Date.now() + GIVEN_UP_AFTER_MS;
    while (this.done - before < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    return { ids, activities: this.done - before, seconds: (performance.now() - began) / 1_000 };
  }

  private async start(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `bare-${randomUUID()}`);
    const waiting = [...ids];
    const onAndOn = async (): Promise<void> => {
      for (let id = waiting.pop(); id; id = waiting.pop())
        await this.client.workflow.start('bareProcess', { workflowId: id, taskQueue: QUEUE, args: [id] });
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, onAndOn));
    return ids;
  }
}

let starter: Promise<Starter> | undefined;

async function answer(question: StarterStart | Starting): Promise<object> {
  if ('temporalPort' in question) {
    starter = Starter.open(question);
    await starter;
    return { ready: true };
  }
  return (await starter!).park(question.count);
}

process.on('message', (question: StarterStart | Starting) => {
  answer(question).then(
    (said) => process.send!(said),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
