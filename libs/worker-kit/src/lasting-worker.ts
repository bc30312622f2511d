import type { Tls } from '@oln/crypto';
import type { NativeConnection, Worker } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectNative, isLost } from './native-connection.js';

const AGAIN_MS = 1_000;

export interface LastingWorkerOptions {
  address: string;
  tls?: Tls;
  /** Over a connection of its own. With a `shutdownForceTime`, or one that is lost is never let go. */
  create(connection: NativeConnection): Promise<Worker>;
  /** Told each time that Temporal cannot be reached. */
  away(error: unknown): void;
}

/**
 * A worker for as long as the process lives: made again when Temporal was away for longer than a worker lives, and when its connection lets
 * nothing through any more. The SDK by itself notices a network that was lost half-open only when its long polls have run out, after more than a minute.
 */
export class LastingWorker {
  private current?: Worker;
  private stopping = false;

  constructor(private readonly options: LastingWorkerOptions) {}

  /** Undefined while there is none, or it is stopping. */
  get worker(): Worker | undefined {
    return this.stopping ? undefined : this.current;
  }

  /** Until it is stopped. */
  async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.once();
      } catch (error) {
        this.options.away(error);
        await sleep(AGAIN_MS);
      }
    }
  }

  /** Tasks at hand are finished; processes lose nothing, another worker goes on with them. */
  stop(): void {
    this.stopping = true;
    this.shutDown();
  }

  private async once(): Promise<void> {
    const connection = await connectNative(this.options.address, this.options.tls);
    const ended = new AbortController();
    try {
      this.current = await this.options.create(connection);
      if (this.stopping) return;
      const lost = isLost(connection, ended.signal).then((nothingPasses) => {
        if (nothingPasses) this.shutDown();
        return nothingPasses;
      });
      await this.current.run().finally(() => ended.abort());
      if (await lost) throw new Error('Temporal gives no answer any more');
    } finally {
      this.current = undefined;
      await connection.close().catch(() => undefined);
    }
  }

  private shutDown(): void {
    if (this.current?.getState() === 'RUNNING') this.current.shutdown();
  }
}
