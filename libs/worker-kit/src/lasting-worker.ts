import type { NativeConnection, Worker } from '@temporalio/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectNative, watchOver } from './native-connection.js';
import { Way } from './way.js';

const AGAIN_MS = 1_000;

export interface LastingWorkerOptions {
  address: string;
  /** Over a connection of its own. */
  create(connection: NativeConnection): Promise<Worker>;
  /** Told each time that Temporal cannot be reached. */
  away(error: unknown): void;
}

/**
 * A worker for as long as the process lives: made again when Temporal was away for longer than a worker lives. When its connection
 * lets nothing through any more, the way there is hung up and the worker stays as it is, with every process that it has at hand.
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
    if (this.current?.getState() === 'RUNNING') this.current.shutdown();
  }

  private async once(): Promise<void> {
    const way = await Way.to(this.options.address);
    try {
      await this.over(way);
    } finally {
      this.current = undefined;
      way.close();
    }
  }

  private async over(way: Way): Promise<void> {
    const connection = await connectNative(way.address);
    const ended = new AbortController();
    const lost = (): void => this.options.away(new Error('Temporal gives no answer any more'));
    try {
      this.current = await this.options.create(connection);
      if (this.stopping) return;
      const watched = watchOver({ connection, way, ended: ended.signal, lost });
      await this.current.run().finally(() => ended.abort());
      await watched;
    } finally {
      ended.abort();
      await connection.close().catch(() => undefined);
    }
  }
}
