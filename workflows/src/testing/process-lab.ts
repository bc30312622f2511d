import { holidaysOf } from '@oln/calendar/holidays';
import { PROCESSES, WORKFLOW_QUEUE, workflowId, type ProcessInput, type ProcessName, type SignalName } from '@oln/contracts';
import { dataConverter } from '@oln/crypto';
import { policyFor } from '@oln/policy';
import { backEnds } from '@oln/testing';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { bundleOptions } from '../worker/bundle-options.js';
import { silentSpans } from '../worker/spans.js';
import { SPEC_KEYS } from './spec-keys.js';
import { ScriptedOwner, type Step } from './scripted-owner.js';

const HOLIDAYS = holidaysOf([2025, 2026, 2027, 2028]);

export interface Run {
  owner: ScriptedOwner;
  id: string;
  workflowId: string;
  result: Promise<string>;
}

export interface RunOptions {
  process: ProcessName;
  stage: string;
  /** Business time at which the record entered its stage; the process starts then. */
  at: string;
  steps?: Step[];
  onAsk?: Record<string, (asOf: string) => Step>;
  input?: Partial<ProcessInput>;
}

/** Processes on a real Temporal server that skips time, each workflow with a clock of its own. */
export class ProcessLab {
  private readonly owners = new Map<string, ScriptedOwner>();
  private readonly running: Promise<void>[] = [];
  private readonly workers: Worker[] = [];
  client!: Client;
  bundle!: WorkflowBundle;

  static async open(): Promise<ProcessLab> {
    const lab = new ProcessLab();
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const { ports } = backEnds();
    const address = `127.0.0.1:${ports.temporal}`;
    const quiet = { log: () => undefined, trace: () => undefined, debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error };
    lab.bundle = await bundleWorkflowCode({ ...bundleOptions(), logger: quiet as never });
    const connection = await Connection.connect({ address });
    skipTime(connection);
    lab.client = new Client({ connection, dataConverter: dataConverter(SPEC_KEYS) });
    await lab.startWorkers(address);
    return lab;
  }

  async close(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await Promise.all(this.running);
    await this.client.connection.close();
  }

  /**
   * The workflow's clock begins at wall time: business time is anchored to it by a clock record of pace 1, so that
   * literal dates hold whatever day the spec runs on.
   */
  async run(options: RunOptions): Promise<Run> {
    const id = randomUUID();
    const { process, stage, at, steps = [], onAsk } = options;
    const say = (signal: SignalName, message: Record<string, unknown>) => this.signal(process, id, signal, message);
    const owner = new ScriptedOwner(stage, steps, onAsk, say);
    this.owners.set(id, owner);
    const input: ProcessInput = {
      id,
      commune: '13110',
      stage,
      version: 1,
      asOf: at,
      personInCharge: 'gestora-1',
      priority: 'medium',
      policy: policyFor(process) as ProcessInput['policy'],
      holidays: HOLIDAYS,
      clock: { epoch: 1, wall: new Date().toISOString(), business: at, speed: 1 },
      ...options.input,
    };
    const handle = await this.client.workflow.start(PROCESSES[process].workflowType, {
      workflowId: workflowId(process, id),
      taskQueue: WORKFLOW_QUEUE,
      args: [input],
    });
    return { owner, id, workflowId: handle.workflowId, result: handle.result() as Promise<string> };
  }

  signal(process: ProcessName, id: string, signal: SignalName, message: Record<string, unknown>): Promise<void> {
    const handle = this.client.workflow.getHandle(workflowId(process, id));
    return handle.signal(signal, { messageId: randomUUID(), actor: 'gestora-1', ...message });
  }

  private async startWorkers(address: string): Promise<void> {
    const connection = await NativeConnection.connect({ address });
    const shared = { connection, dataConverter: dataConverter(SPEC_KEYS) };
    this.workers.push(await Worker.create({ ...shared, taskQueue: WORKFLOW_QUEUE, workflowBundle: this.bundle, maxCachedWorkflows: 200, sinks: silentSpans() }));
    for (const name of new Set(Object.values(PROCESSES).map((process) => process.owner))) {
      this.workers.push(await Worker.create({ ...shared, taskQueue: name, activities: this.activitiesOf(name) }));
    }
    this.running.push(...this.workers.map((worker) => worker.run()), this.closeAfter(connection));
  }

  private async closeAfter(connection: NativeConnection): Promise<void> {
    await Promise.all(this.running.slice());
    await connection.close().catch(() => undefined);
  }

  private activitiesOf(owner: string): Record<string, (request: { id: string }) => Promise<unknown>> {
    const names = (Object.keys(PROCESSES) as ProcessName[]).filter((name) => PROCESSES[name].owner === owner);
    return Object.fromEntries(
      names.flatMap((name) => [
        [`${name}.putDeadlines`, (request: { id: string }) => this.ownerOf(request).putDeadlines(request as never)],
        [`${name}.deadlineReached`, (request: { id: string }) => this.ownerOf(request).deadlineReached(request as never)],
      ]),
    );
  }

  private ownerOf({ id }: { id: string }): ScriptedOwner {
    const owner = this.owners.get(id);
    if (!owner) throw new Error(`No owner for ${id}`);
    return owner;
  }
}

/** The server skips a workflow's time when it is asked at the start; the SDK has the field in its protocol, not yet as an option. */
function skipTime(connection: Connection): void {
  const service = connection.workflowService;
  const start = service.startWorkflowExecution.bind(service) as (request: object) => Promise<unknown>;
  service.startWorkflowExecution = ((request: object) => start({ ...request, timeSkippingConfig: { enabled: true } })) as never;
}
