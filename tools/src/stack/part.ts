import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { startedAt } from './process-identity.js';

/** A part of the stack as the table describes it. */
export interface PartDefinition {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  owner?: { uid: number; gid: number };
  /** Asked until it says yes: then the part is ready. */
  probe(): Promise<boolean>;
  stopSignal: NodeJS.Signals;
  graceMs: number;
  port?: number;
  logFile: string;
  /** Runs once the part answers, before it counts as ready. */
  afterReady?(): Promise<void>;
}

export interface PartState {
  name: string;
  state: 'starting' | 'ready' | 'restarting' | 'stopping' | 'stopped' | 'failed';
  pid?: number;
  /** Kernel's start time of the process, to tell it from another that got its number. */
  identity?: string;
  port?: number;
  restarts: number;
  since: string;
  lastExit?: string;
}

const READY_WITHIN_MS = 60_000;
const HEALTHY_AFTER_MS = 30_000;

/** Runs one part and keeps it running. */
export class Part {
  readonly state: PartState;
  private child?: ChildProcess;
  private stopping = false;
  private failuresInARow = 0;

  constructor(
    readonly definition: PartDefinition,
    private readonly changed: () => void,
  ) {
    this.state = { name: definition.name, state: 'stopped', port: definition.port, restarts: 0, since: new Date().toISOString() };
  }

  /** Resolves when the part is ready; rejects if it dies or does not answer in time. */
  async start(): Promise<void> {
    this.launch();
    const child = this.child;
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until) {
      if (child !== this.child || child?.exitCode !== null || child.signalCode) throw new Error(this.state.lastExit ?? 'it ended at once');
      if (await this.answers()) return this.becomeReady();
      await delay(100);
    }
    throw new Error(`it did not answer within ${READY_WITHIN_MS / 1_000} seconds`);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode) return this.set('stopped');
    this.set('stopping');
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    this.signal(this.definition.stopSignal);
    const late = setTimeout(() => this.signal('SIGKILL'), this.definition.graceMs);
    await gone;
    clearTimeout(late);
    this.set('stopped');
  }

  /** Ends the process; the supervisor's care brings it back. */
  restart(): void {
    this.signal(this.definition.stopSignal);
  }

  private launch(): void {
    const { command, args, env, owner, logFile } = this.definition;
    const log = openSync(logFile, 'a', 0o600);
    // A group of its own: Ctrl-C reaches the supervisor, which stops the parts in order.
    const child = spawn(command, args, { ...owner, cwd: owner ? '/' : undefined, env, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    this.child = child;
    this.state.pid = child.pid;
    this.state.identity = child.pid ? startedAt(child.pid) : undefined;
    this.set('starting');
    child.once('error', (error) => (this.state.lastExit = error.message));
    child.once('exit', (code, signal) => this.ended(child, code, signal));
  }

  private ended(child: ChildProcess, code: number | null, signal: string | null): void {
    if (child !== this.child) return;
    this.state.lastExit = signal ? `killed by ${signal}` : `ended with code ${code}`;
    const wasReady = this.state.state === 'ready' || this.state.state === 'restarting';
    if (this.stopping) return;
    if (!wasReady) return this.set('failed');
    if (Date.now() - Date.parse(this.state.since) > HEALTHY_AFTER_MS) this.failuresInARow = 0;
    void this.comeBack();
  }

  private async comeBack(): Promise<void> {
    this.state.restarts += 1;
    this.failuresInARow += 1;
    this.set('restarting');
    if (this.failuresInARow > 1) await delay(Math.min(100 * 2 ** this.failuresInARow, 5_000));
    if (this.stopping) return;
    this.launch();
    this.set('restarting');
    while (!this.stopping && this.child?.exitCode === null && !this.child.signalCode) {
      if (await this.answers()) return this.becomeReady();
      await delay(100);
    }
  }

  private async becomeReady(): Promise<void> {
    await this.definition.afterReady?.();
    this.set('ready');
  }

  private answers(): Promise<boolean> {
    return this.definition.probe().catch(() => false);
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.child?.pid) killQuietly(this.child.pid, signal);
  }

  private set(state: PartState['state']): void {
    this.state.state = state;
    this.state.since = new Date().toISOString();
    this.changed();
  }
}

export function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

export const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
