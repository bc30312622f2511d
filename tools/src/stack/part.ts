import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { lastLines, openLog, sizeOf } from './log-file.js';
import type { Launch, PartDefinition, PartState, Progress } from './part-definition.js';
import { startedAt } from './process-identity.js';

const FIRST_READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 100;
/** Whoever was ready for so long does not die of its own start: it comes back at once. */
const HEALTHY_AFTER_MS = 10_000;
const LONGEST_BACKOFF_MS = 5_000;

/** Runs one part and keeps it running. */
export class Part {
  readonly state: PartState;
  private launch?: Launch;
  private child?: ChildProcess;
  private stopping = false;
  private asked = false;
  private failuresInARow = 0;
  private logBegan = 0;

  constructor(
    readonly definition: PartDefinition,
    private readonly changed: () => void = () => undefined,
    private readonly progress: Progress = () => undefined,
  ) {
    const { name, ports } = definition;
    const since = new Date().toISOString();
    this.state = { name, state: 'waiting', healthy: false, port: ports[0], restarts: 0, since };
  }

  /** Resolves when the part is ready; rejects if it dies, does not answer in time, or is stopped meanwhile. */
  async start(): Promise<void> {
    this.assertWanted();
    this.set('starting');
    this.launch = await this.definition.prepare(this.progress);
    this.assertWanted();
    this.begin();
    if (!(await this.untilReady(FIRST_READY_WITHIN_MS))) throw new Error(this.whyNot());
    await this.definition.settle?.();
    this.assertWanted();
    this.set('ready');
    if (!this.isAlive()) void this.comeBack();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.isAlive()) {
      this.set('stopping');
      await this.end();
    }
    this.set('stopped');
  }

  /** Ends the process; it is brought back like one that died. */
  async restart(): Promise<void> {
    this.asked = this.isAlive();
    await this.end();
  }

  /** The end of what the process of now has written. */
  lastWords(lines: number): string {
    return lastLines(this.definition.logFile, lines, this.logBegan);
  }

  /** Asks a ready part whether it still does its work. */
  async checkHealth(): Promise<void> {
    if (this.state.state !== 'ready') return;
    const healthy = await this.answers();
    if (this.state.state !== 'ready' || this.state.healthy === healthy) return;
    this.state.healthy = healthy;
    this.changed();
  }

  private begin(): void {
    const { command, args, env, owner } = this.launch!;
    const log = openLog(this.definition.logFile);
    this.logBegan = sizeOf(this.definition.logFile);
    // A group of its own: Ctrl-C reaches the supervisor, which stops the parts in order.
    const options = { ...owner, cwd: owner ? '/' : undefined, env, detached: true };
    const child = spawn(command, typeof args === 'function' ? args() : args, {
      ...options,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    this.state.pid = child.pid;
    this.state.identity = child.pid ? startedAt(child.pid) : undefined;
    this.changed();
    child.once('error', (error) => (this.state.lastExit = error.message));
    child.once('exit', (code, signal) => this.ended(child, code, signal));
  }

  private ended(child: ChildProcess, code: number | null, signal: string | null): void {
    if (child !== this.child) return;
    const how = signal ? `killed by ${signal}` : `ended with code ${code}`;
    this.state.lastExit = this.asked ? 'restarted on request' : how;
    this.asked = false;
    if (this.state.state === 'starting') this.set('failed');
    if (this.state.state === 'ready') void this.comeBack();
  }

  private async comeBack(): Promise<void> {
    if (Date.now() - Date.parse(this.state.since) > HEALTHY_AFTER_MS) this.failuresInARow = 0;
    while (!this.stopping) {
      this.state.restarts += 1;
      this.set('restarting');
      await delay(this.backoffMs());
      if (this.stopping) return;
      this.begin();
      // Alive is enough to wait on: it may itself wait for another part.
      if (await this.untilReady(Number.POSITIVE_INFINITY)) return this.set('ready');
    }
  }

  /** The first time at once, then slower and slower. */
  private backoffMs(): number {
    this.failuresInARow += 1;
    return this.failuresInARow === 1 ? 0 : Math.min(100 * 2 ** this.failuresInARow, LONGEST_BACKOFF_MS);
  }

  private async untilReady(withinMs: number): Promise<boolean> {
    const until = Date.now() + withinMs;
    // That a program is missing is told a turn later.
    await delay(0);
    while (!this.stopping && this.isAlive() && Date.now() < until) {
      if (await this.answers()) return this.isAlive();
      await delay(ASK_EVERY_MS);
    }
    return false;
  }

  private async end(): Promise<void> {
    const child = this.child;
    if (!child?.pid || !this.isAlive()) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    killQuietly(child.pid, this.definition.stopSignal);
    const late = setTimeout(() => killQuietly(child.pid!, 'SIGKILL'), this.definition.graceMs);
    await gone;
    clearTimeout(late);
  }

  private isAlive(): boolean {
    const { child } = this;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  private answers(): Promise<boolean> {
    return this.definition.probe().catch(() => false);
  }

  private whyNot(): string {
    const late = `it did not answer within ${FIRST_READY_WITHIN_MS / 1_000} seconds`;
    return this.isAlive() ? late : (this.state.lastExit ?? 'it ended at once');
  }

  private assertWanted(): void {
    if (this.stopping) throw new Error('it was stopped');
  }

  private set(state: PartState['state']): void {
    this.state.state = state;
    this.state.healthy = state === 'ready';
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
