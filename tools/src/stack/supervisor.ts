import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { ensureTool } from './binaries.js';
import { ClockKeeper, type ClockRecord } from './clock-record.js';
import { openControl } from './control.js';
import { writeNatsConfig } from './nats.js';
import { delay, killQuietly, Part, type PartDefinition, type PartState } from './part.js';
import { builtServices, mailPart, migration, natsPart, postgresPart, serviceParts, temporalPart, workerParts, type StackPlan } from './parts.js';
import { ensureFolder, environmentPaths } from './paths.js';
import { assertFree, portsAt, type Ports } from './ports.js';
import { ensureDatabase, preparePostgres } from './postgres.js';
import { isSame, startedAt } from './process-identity.js';
import { ensureSecrets } from './secrets.js';

export interface StackOptions {
  env: string;
  replicas: number;
  portOffset: number;
  realTime: boolean;
  timeSkipping?: boolean;
  environment?: Record<string, string>;
}

export interface StackState {
  env: string;
  pid: number;
  identity?: string;
  ready: boolean;
  startedAt: string;
  ports: Ports;
  options: StackOptions;
  clock?: ClockRecord;
  parts: PartState[];
  problem?: string;
}

type Progress = (text: string) => void;

/** Owns every part of one environment: starts them in order, brings dead ones back, stops them in order. */
export class Supervisor {
  private readonly paths;
  private readonly ports: Ports;
  private readonly parts: Part[] = [];
  private clock?: ClockKeeper;
  private closeControl?: () => Promise<void>;
  private ready = false;
  private problem?: string;
  private readonly began = new Date().toISOString();

  constructor(
    readonly options: StackOptions,
    private readonly progress: Progress,
  ) {
    this.paths = environmentPaths(options.env);
    this.ports = portsAt(options.portOffset);
  }

  get state(): StackState {
    return {
      env: this.options.env,
      pid: process.pid,
      identity: startedAt(process.pid),
      ready: this.ready && this.parts.every((part) => part.state.state === 'ready'),
      startedAt: this.began,
      ports: this.ports,
      options: this.options,
      clock: this.clock?.current,
      parts: this.parts.map((part) => part.state),
      problem: this.problem,
    };
  }

  /** Resolves when everything is healthy. Throws {@link Problem} in one sentence. */
  async start(): Promise<void> {
    ensureFolder(this.paths.folder);
    ensureFolder(this.paths.logs);
    await this.claim();
    try {
      await assertFree(this.ports);
      const plan = await this.plan();
      this.closeControl = await openControl(this.paths.socket, {
        state: () => this.state,
        restart: (name) => this.restart(name),
        setSpeed: (speed) => this.setSpeed(speed),
        stop: () => process.kill(process.pid, 'SIGTERM'),
      });
      await this.startFoundations(plan);
      await this.migrate(plan);
      await this.startAll([...serviceParts(plan), ...workerParts(plan)]);
      this.ready = true;
      this.save();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.ready = false;
    const order = [...this.parts].reverse();
    const isFoundation = (part: Part) => ['postgres', 'nats', 'temporal', 'mail'].includes(part.definition.name);
    await Promise.all(order.filter((part) => !isFoundation(part)).map((part) => part.stop()));
    await Promise.all(order.filter(isFoundation).map((part) => part.stop()));
    this.clock?.stop();
    await this.closeControl?.();
    rmSync(this.paths.state, { force: true });
  }

  private restart(name: string): boolean {
    const part = this.parts.find((candidate) => candidate.definition.name === name);
    part?.restart();
    return part !== undefined;
  }

  /** Changes the pace of business time; undefined where it is wall time. */
  setSpeed(speed: number): ClockRecord | undefined {
    const record = this.clock?.setSpeed(speed);
    this.save();
    return record;
  }

  private async plan(): Promise<StackPlan> {
    if (!this.options.realTime) this.clock = new ClockKeeper(this.paths);
    return {
      paths: this.paths,
      ports: this.ports,
      secrets: ensureSecrets(this.paths),
      replicas: this.options.replicas,
      clockFile: this.clock ? this.paths.clock : undefined,
      timeSkipping: this.options.timeSkipping,
      environment: this.options.environment ?? {},
    };
  }

  private async startFoundations(plan: StackPlan): Promise<void> {
    const [home, nats, temporal] = await Promise.all([
      preparePostgres(this.paths.postgres, plan.secrets),
      ensureTool('nats', this.progress),
      ensureTool('temporal', this.progress),
    ]);
    const config = writeNatsConfig(this.paths, { client: plan.ports.nats, monitor: plan.ports.natsMonitor }, plan.secrets);
    await this.startAll([postgresPart(plan, home), natsPart(plan, nats, config), temporalPart(plan, temporal), mailPart(plan)]);
    await ensureDatabase(plan.ports.postgres, plan.secrets);
  }

  private async migrate(plan: StackPlan): Promise<void> {
    const names = builtServices();
    this.progress(`Migrating ${names.join(', ')} …`);
    await Promise.all(names.map((name) => runOnce(name, migration(plan, name))));
  }

  private async startAll(definitions: PartDefinition[]): Promise<void> {
    this.progress(`Starting ${definitions.map((definition) => definition.name).join(', ')} …`);
    const parts = definitions.map((definition) => new Part(definition, () => this.save()));
    this.parts.push(...parts);
    await Promise.all(parts.map((part) => this.startPart(part)));
  }

  private async startPart(part: Part): Promise<void> {
    try {
      await part.start();
    } catch (error) {
      const { name, logFile } = part.definition;
      const last = lastLines(logFile, 6);
      throw new Problem(`${name} did not start (${(error as Error).message}); the end of ${logFile}:\n${last}\nMend what it says and run ./oln up again.`);
    }
  }

  /** One supervisor per environment; what one that was killed left running is stopped first. */
  private async claim(): Promise<void> {
    const last = readState(this.options.env);
    if (last && isSame(last.pid, last.identity)) {
      throw new Problem(`The environment "${this.options.env}" is running already: ./oln status shows it, ./oln down stops it.`);
    }
    const leftovers = (last?.parts ?? []).filter((part) => isSame(part.pid, part.identity));
    for (const part of leftovers) killQuietly(part.pid!, part.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    for (let waited = 0; waited < 50 && leftovers.some((part) => isSame(part.pid, part.identity)); waited++) await delay(200);
    for (const part of leftovers) if (isSame(part.pid, part.identity)) killQuietly(part.pid!, 'SIGKILL');
    this.save();
  }

  private save(): void {
    writeFileSync(`${this.paths.state}.new`, JSON.stringify(this.state, null, 2));
    renameSync(`${this.paths.state}.new`, this.paths.state);
  }
}

export function readState(env: string): StackState | undefined {
  const { state } = environmentPaths(env);
  if (!existsSync(state)) return undefined;
  try {
    return JSON.parse(readFileSync(state, 'utf8')) as StackState;
  } catch {
    return undefined;
  }
}

export const isRunning = (env: string): boolean => {
  const state = readState(env);
  return state !== undefined && isSame(state.pid, state.identity);
};

export function lastLines(file: string, count: number): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '(no log yet)';
}

function runOnce(name: string, { command, args, env }: { command: string; args: string[]; env: Record<string, string> }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Problem(`The tables of ${name} cannot be brought up to date: ${said.trim().slice(-600)}`)),
    );
  });
}

export const logFileOf = (env: string, part: string): string => join(environmentPaths(env).logs, `${part}.log`);
