import type { Msg, Subscription } from '@nats-io/nats-core';
import { reasonOf } from '../ask/asker.js';
import { Unavailable } from '../ask/question.js';
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
      callback: (error, message) => void (error ? undefined : this.answer(message).catch(() => undefined)),
    });
  }

  private async answer(message: Msg): Promise<void> {
    message.respond(JSON.stringify(await this.tried(message)));
  }

  private async tried(message: Msg): Promise<ReplayAnswer> {
    try {
      return await this.replay(message.json<{ id: string }>().id);
    } catch (error) {
      return { replayed: false, code: `REPLAY.${(error as Error).name}` };
    }
  }
}

/** Asks the service that owns the handler to take a parked message in again. Safe to repeat. Throws {@link Unavailable}. */
export async function replayParked(
  link: NatsLink,
  consumer: string,
  id: string,
  timeoutMs = 10_000,
): Promise<ReplayAnswer> {
  if (!link.connected) throw new Unavailable(consumer, 'connection');
  try {
    const connection = await link.connection();
    const answer = await connection.request(replaySubject(consumer), JSON.stringify({ id }), { timeout: timeoutMs });
    return answer.json<ReplayAnswer>();
  } catch (error) {
    throw new Unavailable(consumer, reasonOf(error), error);
  }
}
