import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SYSTEM } from '@oln/identity';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { ServiceConfig } from '../config/service-config.js';
import { withContext } from '../context/call-context.js';
import { ServiceClock } from '../context/service-clock.js';
import { FoundDoors } from '../messaging/found-doors.js';
import { giveLease, takeLease } from '../persistence/lease.js';
import { Metrics } from '../telemetry/metrics.js';
import { CONFIG, DATA_SOURCE, LOGGER } from '../tokens.js';
import { SWEEP, type SweepRule } from './sweep.js';

interface FoundSweep extends SweepRule {
  run(): Promise<number | void>;
}

/**
 * Finds every @Sweep method and runs it on time, one run at a time; a failed run is logged and comes again. Who takes
 * longer than their turn keeps the lease: it is renewed at every turn. A service that stops waits for the transaction that
 * a sweep is in, not for all that is left to sweep.
 */
@Injectable()
export class SweepRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly held = new Set<string>();
  private readonly busy = new Set<string>();
  private readonly backUntil = new Map<string, number>();
  private readonly stopping = new AbortController();

  @Inject(FoundDoors) private readonly doors: FoundDoors;
  @Inject(LOGGER) private readonly log: Logger;

  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    private readonly clock: ServiceClock,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    for (const sweep of this.sweeps()) {
      const timer = setInterval(() => this.start(sweep), sweep.everySeconds * 1_000);
      timer.unref();
      this.timers.push(timer);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.stopping.abort();
    await Promise.allSettled(this.running);
    for (const name of this.held) await giveLease(this.source, name, this.config.replica).catch(() => undefined);
  }

  private start(sweep: FoundSweep): void {
    const run = this.once(sweep).catch((error: unknown) => {
      if (this.stopping.signal.aborted) return;
      this.log.warn(
        { sweep: sweep.name, error: error instanceof Error ? error.name : 'error' },
        'A sweep failed and will run again',
      );
    });
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }

  private async once(sweep: FoundSweep): Promise<void> {
    const name = `sweep:${sweep.name}`;
    if (Date.now() < (this.backUntil.get(name) ?? 0)) return;
    if (!(await takeLease(this.source, name, this.config.replica, sweep.everySeconds * 2))) return;
    this.held.add(name);
    if (this.busy.has(name)) return;
    this.busy.add(name);
    try {
      await this.sweep(sweep);
    } catch (error) {
      await this.standBack(sweep, name);
      throw error;
    } finally {
      this.busy.delete(name);
    }
  }

  /** It may be this replica's own network that is lost: another one is let in for a turn. */
  private async standBack({ everySeconds }: FoundSweep, name: string): Promise<void> {
    this.backUntil.set(name, Date.now() + everySeconds * 1_500);
    await giveLease(this.source, name, this.config.replica).catch(() => undefined);
  }

  private async sweep(sweep: FoundSweep): Promise<void> {
    const context = { principal: SYSTEM.watchdog, asOf: this.clock.now(), language: 'es', door: 'system' } as const;
    const repaired = await withContext({ ...context, ends: this.stopping.signal }, () => sweep.run());
    if (repaired) this.metrics.repaired.inc({ sweep: sweep.name }, repaired);
    if (repaired) this.log.warn({ sweep: sweep.name, repaired }, 'The watchdog repaired what was lost');
  }

  private sweeps(): FoundSweep[] {
    return this.doors
      .methods<SweepRule>(SWEEP)
      .map(({ mark, call }) => ({ ...mark, run: () => call() as Promise<number | void> }));
  }
}
