import { rmSync } from 'node:fs';
import { Problem } from '../problem.js';
import { ClockKeeper, type ClockRecord } from './clock-record.js';
import { openControl } from './control.js';
import { startInOrder, stopInOrder } from './in-order.js';
import { stopLeftovers } from './leftovers.js';
import { releaseLock, takeLock } from './lock.js';
import { Part } from './part.js';
import type { Progress } from './part-definition.js';
import { partsTable } from './parts.js';
import { ensureFolder, environmentPaths } from './paths.js';
import type { StackPlan } from './plan.js';
import { assertFree, portsAt, type Ports } from './ports.js';
import { startedAt } from './process-identity.js';
import { retireExpiredKeys } from './rotate-keys.js';
import { ensureSecrets } from './secrets.js';
import { ensureProgram } from './program-bundle.js';
import { builtServices } from './programs.js';
import { isRunning, readState, writeState, type StackOptions, type StackState } from './state.js';

const ASK_HEALTH_EVERY_MS = 3_000;

/** Owns every part of one environment: starts them in order, brings dead ones back, stops them in order. */
export class Supervisor {
  private readonly paths;
  private readonly ports: Ports;
  private readonly began = new Date().toISOString();
  private parts: Part[] = [];
  private clock?: ClockKeeper;
  private closeControl?: () => Promise<void>;
  private health?: NodeJS.Timeout;
  private lease?: NodeJS.Timeout;
  private stopped?: Promise<void>;
  private ready = false;
  private owns = false;

  constructor(
    readonly options: StackOptions,
    private readonly progress: Progress,
    /** Told when another asks this one to stop. */
    private readonly onStopAsked: () => void = () => undefined,
  ) {
    this.paths = environmentPaths(options.env);
    this.ports = portsAt(options.portOffset);
  }

  get state(): StackState {
    const parts = this.parts.map((part) => part.state);
    return {
      env: this.options.env,
      pid: process.pid,
      identity: startedAt(process.pid),
      ready: this.ready && parts.every((part) => part.state === 'ready' && part.healthy),
      startedAt: this.began,
      ports: this.ports,
      options: this.options,
      clock: this.clock?.current,
      parts,
    };
  }

  /** Resolves when everything is healthy. Throws {@link Problem} in one sentence; nothing is left running then. */
  async start(): Promise<void> {
    try {
      const outlived = await this.claim();
      this.assertWanted();
      await this.build(outlived > 0);
      await startInOrder(this.parts, (part) => this.startPart(part));
      this.ready = true;
      this.save();
      this.health = setInterval(() => void this.checkHealth(), ASK_HEALTH_EVERY_MS);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Safe to call at any time, also while it is starting; called twice, both wait for the same. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  /** Changes the pace of business time; undefined where it is wall time. */
  setSpeed(speed: number): ClockRecord | undefined {
    const record = this.clock?.setSpeed(speed);
    this.save();
    return record;
  }

  /** Who makes time fly and then dies must not let every term pass by: unless it is asked again, time stands still then. */
  private leaseTime(seconds: number): ClockRecord | undefined {
    clearTimeout(this.lease);
    if (seconds > 0) this.lease = setTimeout(() => void this.setSpeed(0), seconds * 1_000);
    return this.clock?.current;
  }

  private async stopAll(): Promise<void> {
    this.ready = false;
    clearInterval(this.health);
    clearTimeout(this.lease);
    await stopInOrder(this.parts);
    this.clock?.stop();
    await this.closeControl?.();
    if (!this.owns) return;
    this.owns = false;
    rmSync(this.paths.state, { force: true });
    releaseLock(this.paths.lock);
  }

  /** One supervisor per environment; what one that was killed left running is stopped first. */
  private async claim(): Promise<number> {
    const { env } = this.options;
    ensureFolder(this.paths.logs);
    if (isRunning(env) || !takeLock(this.paths.lock))
      throw new Problem(`The environment "${env}" is running already: ./oln status shows it, ./oln down stops it.`);
    this.owns = true;
    return stopLeftovers(readState(env)?.parts ?? []);
  }

  private async build(partsOutlivedTheLast: boolean): Promise<void> {
    const plan = this.plan(partsOutlivedTheLast);
    const definitions = partsTable(plan);
    await assertFree(definitions, this.options.portOffset);
    this.assertWanted();
    // While the back ends start; who needs it waits for it.
    for (const service of builtServices()) ensureProgram(service).catch(() => undefined);
    this.parts = definitions.map((definition) => new Part(definition, () => this.save(), this.progress));
    this.closeControl = await openControl(this.paths.socket, {
      state: () => this.state,
      restart: (name) => this.restart(name),
      setSpeed: (speed) => this.setSpeed(speed),
      leaseTime: (seconds) => this.leaseTime(seconds),
      stop: this.onStopAsked,
    });
    this.save();
  }

  private assertWanted(): void {
    if (this.stopped) throw new Problem('It was stopped while it was starting.');
  }

  private plan(partsOutlivedTheLast: boolean): StackPlan {
    const { env, realTime, replicas, timeSkipping, signIn, environment = {}, environmentOf, detours } = this.options;
    if (realTime && ClockKeeper.hasRecord(this.paths))
      throw new Problem(`"${env}" has a clock of its own, which may be ahead: take another one, --env <name>.`);
    if (!realTime) this.clock = new ClockKeeper(this.paths, partsOutlivedTheLast);
    const clockFile = realTime ? undefined : this.paths.clock;
    const secrets = ensureSecrets(this.paths);
    retireExpiredKeys(secrets);
    const given = { replicas, timeSkipping, signIn, environment, environmentOf, detours };
    return { paths: this.paths, ports: this.ports, secrets, clockFile, ...given };
  }

  private async startPart(part: Part): Promise<void> {
    const { name, logFile } = part.definition;
    this.progress(`Starting ${name} …`);
    try {
      await part.start();
    } catch (error) {
      if (error instanceof Problem) throw error;
      const why = `${name} did not start (${(error as Error).message})`;
      const advice = `mend what the end of ${logFile} says (above) and run ./oln up again.`;
      throw new Problem(`${part.lastWords(6)}\n${why}: ${advice}`.trimStart());
    }
  }

  private restart(name: string): boolean {
    const part = this.parts.find((candidate) => candidate.state.name === name);
    void part?.restart();
    return part !== undefined;
  }

  private async checkHealth(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.checkHealth()));
  }

  /** A full disk must not end the supervisor: the parts need it more than the file. */
  private save(): void {
    if (!this.owns) return;
    try {
      writeState(this.paths.state, this.state);
    } catch (error) {
      this.progress(`The state could not be written: ${(error as Error).message}`);
    }
  }
}
