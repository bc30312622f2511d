import type { Msg, Subscription } from '@nats-io/nats-core';
import type { NatsLink } from '../nats/nats-link.js';

export interface ReplayAnswer {
  replayed: boolean;
  /** Why not. */
  code?: string;
}

const replaySubject = (consumer: string): string => `oln.operate.${consumer}.replay`;

/** Where operators ask for a replay: the handler runs where it lives, not in the operator's tool. */
export class ReplayDoor {
  private subscription?: Subscription;
  private stopped = false;
  private opening?: Promise<void>;

  constructor(
    private readonly link: NatsLink,
    private readonly consumer: string,
    private readonly replay: (id: string) => Promise<ReplayAnswer>,
  ) {}

  start(): void {
    this.opening ??= this.open().catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.subscription?.unsubscribe();
  }

  private async open(): Promise<void> {
    const connection = await this.link.connection();
    if (this.stopped) return;
    this.subscription = connection.subscribe(replaySubject(this.consumer), {
      queue: this.consumer,
      callback: (error, message) => void (error ? undefined : this.answer(message)),
    });
  }

  private async answer(message: Msg): Promise<void> {
    const { id } = message.json<{ id: string }>();
    const answer = await this.replay(id).catch((error: unknown): ReplayAnswer => ({
      replayed: false,
      code: `REPLAY.${(error as Error).name}`,
    }));
    message.respond(JSON.stringify(answer));
  }
}

/** Asks the service that owns the handler to take a parked message in again. Safe to repeat. */
export async function replayParked(
  link: NatsLink,
  consumer: string,
  id: string,
  timeoutMs = 10_000,
): Promise<ReplayAnswer> {
  const connection = await link.connection();
  const answer = await connection.request(replaySubject(consumer), JSON.stringify({ id }), { timeout: timeoutMs });
  return answer.json<ReplayAnswer>();
}
