import type { Tls } from '@oln/crypto';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { sslOf } from './database.js';

const RETRY_MS = 500;
/** A listener that nobody calls looks like one whose network is lost: now and then it asks. */
const ASK_EVERY_MS = 20_000;
const ANSWER_MS = 4_000;

/** Hears NOTIFY on one channel, on a connection of its own, made again whenever it breaks. A poll covers what is missed. */
export class Listener {
  private readonly ending = new AbortController();
  private running?: Promise<void>;
  private client?: pg.Client;

  constructor(
    private readonly database: { url: string; tls?: Tls },
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
      connectionString: this.database.url,
      ssl: sslOf(this.database.tls),
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      query_timeout: ANSWER_MS,
      application_name: 'oln-listen',
    });
    const gone = new Promise<true>((resolve) => client.on('end', () => resolve(true)).on('error', () => resolve(true)));
    client.on('notification', () => this.heard());
    try {
      const channel = await this.channel();
      await client.connect();
      this.client = client;
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      // What was written while nobody listened.
      this.heard();
      while (!this.ending.signal.aborted && !(await within(gone, ASK_EVERY_MS))) await client.query('select');
    } finally {
      this.client = undefined;
      await client.end().catch(() => undefined);
    }
  }
}

/** True: it came about by then. */
async function within(gone: Promise<true>, ms: number): Promise<boolean> {
  const over = new AbortController();
  const late = sleep(ms, false, { signal: over.signal, ref: false }).catch(() => false);
  try {
    return await Promise.race([gone, late]);
  } finally {
    over.abort();
  }
}
