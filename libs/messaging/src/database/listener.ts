import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 500;

/** Hears NOTIFY on one channel, on a connection of its own, made again whenever it breaks. A poll covers what is missed. */
export class Listener {
  private readonly ending = new AbortController();
  private running?: Promise<void>;
  private client?: pg.Client;

  constructor(
    private readonly url: string,
    private readonly channel: () => Promise<string>,
    private readonly heard: () => void,
  ) {}

  start(): void {
    this.running ??= this.keepListening();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async keepListening(): Promise<void> {
    while (!this.ending.signal.aborted) {
      await this.listen().catch(() => undefined);
      await sleep(RETRY_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      application_name: 'oln-listen',
    });
    const gone = new Promise<void>((resolve) => client.on('end', resolve).on('error', () => resolve()));
    client.on('notification', () => this.heard());
    try {
      const channel = await this.channel();
      await client.connect();
      this.client = client;
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      // What was written while nobody listened.
      this.heard();
      if (!this.ending.signal.aborted) await gone;
    } finally {
      this.client = undefined;
      await client.end().catch(() => undefined);
    }
  }
}
