import { dataConverter, loadKeyRing } from '@oln/crypto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { Client, Connection } from '@temporalio/client';
import { OpenTelemetryPlugin } from '@temporalio/interceptors-opentelemetry';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export interface StarterStart {
  temporalPort: number;
  keysFile: string;
  /** Gets its spans as JSON lines, as ours do. */
  traceFile: string;
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

  /** Workflows and activities in one worker, sealed by our codec, traced by Temporal's own plugin; nothing told to anybody. */
  static async open({ temporalPort, keysFile, traceFile }: StarterStart): Promise<Starter> {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const address = `127.0.0.1:${temporalPort}`;
    const both = { dataConverter: dataConverter(loadKeyRing(keysFile)), plugins: [tracing(traceFile)] };
    const [connection, skips] = [await Connection.connect({ address }), await Connection.connect({ address })];
    skipTime(skips);
    const starter = new Starter(new Client({ connection, ...both }), new Client({ connection: skips, ...both }));
    const workflowsPath = fileURLToPath(new URL('./bare-process.js', import.meta.url));
    const { failureConverterPath } = both.dataConverter;
    const bundled = { workflowsPath, failureConverterPath, plugins: both.plugins, logger: QUIET as never };
    const worker = await Worker.create({
      connection: await NativeConnection.connect({ address }),
      taskQueue: QUEUE,
      workflowBundle: await bundleWorkflowCode(bundled),
      activities: { put: async (id: string) => (starter.done++, id) },
      maxCachedWorkflows: 500,
      ...both,
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

function tracing(file: string): OpenTelemetryPlugin {
  const resource = resourceFromAttributes({ 'service.name': 'bare' });
  const spanProcessor = new BatchSpanProcessor(toFile(file));
  new NodeTracerProvider({ resource, spanProcessors: [spanProcessor] }).register();
  // The plugin is typed against the major version before.
  return new OpenTelemetryPlugin({ resource, spanProcessor } as never);
}

const toFile = (file: string): SpanExporter => ({
  export: (spans, done) => {
    const lines = spans.map((span) => `${JSON.stringify({ ...span.spanContext(), name: span.name })}\n`);
    appendFile(file, lines.join('')).then(
      () => done({ code: 0 }),
      () => done({ code: 1 }),
    );
  },
  shutdown: async () => undefined,
});

/** The SDK has the field in its protocol, not yet as an option. */
function skipTime({ workflowService }: Connection): void {
  const { startWorkflowExecution } = workflowService;
  workflowService.startWorkflowExecution = ((request: object) =>
    startWorkflowExecution.call(workflowService, {
      ...request,
      timeSkippingConfig: { enabled: true },
    } as never)) as never;
}

let starter: Promise<Starter> | undefined;

async function answer(question: StarterStart | Starting): Promise<object> {
  if ('temporalPort' in question) {
    starter = Starter.open(question);
    await starter;
    return { ready: true };
  }
  const { kind, count } = question;
  return (await starter!)[kind](count);
}

process.on('message', (question: StarterStart | Starting) => {
  answer(question).then(
    (said) => process.send!(said),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
