import { holidaysOf } from '@oln/calendar/holidays';
import {
  MONITORING_ROUND,
  PROCESSES,
  WORKFLOW_QUEUE,
  workflowId,
  type MonitoringRoundInput,
  type MonitoringTurn,
  type MonitoringTurnDone,
  type ProcessClock,
  type ProcessInput,
  type ProcessName,
  type SignalName,
} from '@oln/contracts';
import { dataConverter } from '@oln/crypto';
import { policyFor } from '@oln/policy';
import { backEnds } from '@oln/testing';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { bundleOptions } from '../worker/bundle-options.js';
import { silentSpans } from '../worker/spans.js';
import { LabRun } from './lab-run.js';
import { makeNamespace } from './lab-namespace.js';
import { ScriptedOwner, type Step } from './scripted-owner.js';
import { SPEC_KEYS } from './spec-keys.js';

const HOLIDAYS = holidaysOf([2025, 2026, 2027, 2028]);
const CONVERTER = dataConverter(SPEC_KEYS);
const QUIET = Object.fromEntries(
  ['log', 'trace', 'debug', 'info', 'warn', 'error'].map((level) => [level, () => undefined]),
);

/**
 * How time passes for a process: its own clock skips to the next timer; it stands at an instant until it is set; it runs
 * at a speed; or it is wall time, as in production.
 */
export type Pace = 'skips' | 'stands' | 'wall' | { speed: number };

export interface RunOptions {
  process: ProcessName;
  stage: string;
  /** Business time at which the record entered its stage; the process starts then. */
  at: string;
  pace?: Pace;
  steps?: Step[];
  onAsk?: Record<string, (due: string) => Step>;
  input?: Partial<ProcessInput>;
  /** Said before the first task of the process. */
  first?: { signal: SignalName; message: Record<string, unknown> };
}

/** Processes on a real Temporal server, in a namespace of its own. */
export class ProcessLab {
  private readonly owners = new Map<string, ScriptedOwner>();
  private readonly workers: Worker[] = [];
  private readonly running: Promise<void>[] = [];
  /** Who answers the turns of a round; a spec says how. */
  goOn: (turn: MonitoringTurn) => Promise<MonitoringTurnDone> = () => Promise.reject(new Error('Nobody goes on'));
  private native!: NativeConnection;
  private namespace!: string;
  private client!: Client;
  private skipping!: Client;
  private bundle!: WorkflowBundle;

  static async open(): Promise<ProcessLab> {
    const lab = new ProcessLab();
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const address = `127.0.0.1:${backEnds().ports.temporal}`;
    lab.bundle = await bundleWorkflowCode({ ...bundleOptions(), logger: QUIET as never });
    const connections = [await Connection.connect({ address }), await Connection.connect({ address })] as const;
    const namespace = await makeNamespace(connections[0]);
    const clients = connections.map((connection) => new Client({ connection, namespace, dataConverter: CONVERTER }));
    [lab.client, lab.skipping] = clients as [Client, Client];
    lab.namespace = namespace;
    skipTime(connections[1]);
    lab.native = await NativeConnection.connect({ address });
    await lab.startWorkers();
    return lab;
  }

  async close(): Promise<void> {
    for (const worker of this.workers) worker.shutdown();
    await Promise.all(this.running);
    await this.native.close();
    await Promise.all([this.client, this.skipping].map(({ connection }) => connection.close()));
  }

  /**
   * A workflow's clock begins at wall time: business time is anchored to it by a clock record, so that literal dates hold
   * whatever day the spec runs on.
   */
  async run(options: RunOptions): Promise<LabRun> {
    const { process, stage, at, steps = [], onAsk = {}, pace = 'skips' } = options;
    const id = randomUUID();
    const handle = this.client.workflow.getHandle(workflowId(process, id));
    const clock = clockOf(pace, at);
    const owner: ScriptedOwner = new ScriptedOwner(stage, at, steps, onAsk, (signal, message) =>
      run.say(signal, message),
    );
    const run = new LabRun(handle, owner, clock);
    this.owners.set(id, owner);
    const input = { ...this.inputOf(options, id), clock, ...options.input };
    await this.start(options, input);
    return run;
  }

  /** A round, as a Schedule starts it. */
  async round(input: MonitoringRoundInput): Promise<WorkflowHandle> {
    const workflowId = `monitoring-round-${randomUUID()}`;
    return this.client.workflow.start(MONITORING_ROUND.workflowType, {
      ...{ workflowId, taskQueue: WORKFLOW_QUEUE, args: [input] },
    });
  }

  private inputOf({ process, stage, at }: RunOptions, id: string): ProcessInput {
    const policy = policyFor(process) as ProcessInput['policy'];
    const common = { commune: '13110', personInCharge: 'gestora-1', priority: 'medium' } as const;
    return { id, ...common, stage, version: 1, asOf: at, policy, holidays: HOLIDAYS };
  }

  private async start({ process, first, pace = 'skips' }: RunOptions, input: ProcessInput): Promise<void> {
    const { workflow } = pace === 'skips' ? this.skipping : this.client;
    const type = PROCESSES[process].workflowType;
    const options = { workflowId: workflowId(process, input.id), taskQueue: WORKFLOW_QUEUE, args: [input] };
    if (!first) return void (await workflow.start(type, options));
    const message = { messageId: randomUUID(), actor: 'gestora-1', ...first.message };
    await workflow.signalWithStart(type, { ...options, signal: first.signal, signalArgs: [message] });
  }

  private async startWorkers(): Promise<void> {
    const shared = { connection: this.native, namespace: this.namespace, dataConverter: CONVERTER };
    const bundled = { workflowBundle: this.bundle, maxCachedWorkflows: 200, sinks: silentSpans() };
    this.workers.push(await Worker.create({ ...shared, ...bundled, taskQueue: WORKFLOW_QUEUE }));
    for (const name of new Set(Object.values(PROCESSES).map((process) => process.owner))) {
      this.workers.push(await Worker.create({ ...shared, taskQueue: name, activities: this.activitiesOf(name) }));
    }
    this.running.push(...this.workers.map((worker) => worker.run()));
  }

  private activitiesOf(owner: string): Record<string, (request: never) => Promise<unknown>> {
    const rounds = { [MONITORING_ROUND.activity]: (turn: MonitoringTurn) => this.goOn(turn) };
    return owner === MONITORING_ROUND.owner ? { ...this.deadlinesOf(owner), ...rounds } : this.deadlinesOf(owner);
  }

  private deadlinesOf(owner: string): Record<string, (request: { id: string }) => Promise<unknown>> {
    const names = (Object.keys(PROCESSES) as ProcessName[]).filter((name) => PROCESSES[name].owner === owner);
    return Object.fromEntries(
      names.flatMap((name) => [
        [
          `${name}.putDeadlines`,
          (request: { id: string }) => this.owners.get(request.id)!.putDeadlines(request as never),
        ],
        [
          `${name}.deadlineReached`,
          (request: { id: string }) => this.owners.get(request.id)!.deadlineReached(request as never),
        ],
      ]),
    );
  }
}

function clockOf(pace: Pace, business: string): ProcessClock | undefined {
  if (pace === 'wall') return undefined;
  const speed = pace === 'skips' ? 1 : pace === 'stands' ? 0 : pace.speed;
  return { epoch: 1, wall: new Date().toISOString(), business, speed };
}

/** The server skips a workflow's time when it is asked at the start; the SDK has the field in its protocol, not yet as an option. */
function skipTime({ workflowService }: Connection): void {
  const { startWorkflowExecution, signalWithStartWorkflowExecution } = workflowService;
  const asked = (request: object) => ({ ...request, timeSkippingConfig: { enabled: true } }) as never;
  workflowService.startWorkflowExecution = ((request: object) =>
    startWorkflowExecution.call(workflowService, asked(request))) as never;
  workflowService.signalWithStartWorkflowExecution = ((request: object) =>
    signalWithStartWorkflowExecution.call(workflowService, asked(request))) as never;
}
