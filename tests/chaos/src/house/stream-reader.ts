import { jetstream, jetstreamManager, type ConsumerInfo, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { OlnEvent } from '@oln/contracts';

/** A fact as it stands in the stream. */
export interface Streamed {
  seq: number;
  /** `Nats-Msg-Id`: the outbox row's id. */
  messageId: string;
  subject: string;
  event: OlnEvent;
  /** A fault put it there: sound, and heard as any other, but of no outbox. */
  isProbe: boolean;
}

/** Header of what a fault publishes: `probe` is a sound fact, `poison` none that could be read. */
export const PLANTED_HEADER = 'Oln-Chaos';
export type PlantedKind = 'probe' | 'poison';

export const STREAM = 'OLN';
const SMALLEST_WAIT_MS = 1_000;

/** Reads the stream by a consumer of its own that nobody else uses and that acknowledges nothing. */
export class StreamReader {
  private readonly found: Streamed[] = [];
  private lastSeq = 0;

  /** Message ids of what a fault published that nobody can take in: no fact, and so not among {@link all}. */
  readonly poison = new Set<string>();
  private readonly repairable = new Map<string, JsMsg>();

  constructor(private readonly connection: NatsConnection) {}

  /** Every fact up to the stream's present end; what was read before is kept. */
  async all(): Promise<readonly Streamed[]> {
    const manager = await jetstreamManager(this.connection, { timeout: 5_000 });
    const { state } = await manager.streams.info(STREAM);
    while (this.lastSeq < state.last_seq) await this.readTo(state.last_seq);
    return this.found;
  }

  /** What was wrong with these is mended: from now on they are facts. */
  repaired(ids: readonly string[]): void {
    for (const id of ids) {
      const message = this.repairable.get(id);
      if (message) this.found.push({ ...streamed(message), isProbe: true });
      this.repairable.delete(id);
      this.poison.delete(id);
    }
  }

  /** How far each durable consumer is, by its own record in the server. */
  async consumers(): Promise<ConsumerInfo[]> {
    const manager = await jetstreamManager(this.connection, { timeout: 5_000 });
    const found: ConsumerInfo[] = [];
    for await (const info of manager.consumers.list(STREAM)) if (info.config.durable_name) found.push(info);
    return found;
  }

  private async readTo(lastSeq: number): Promise<void> {
    const from = this.lastSeq + 1;
    const options = { opt_start_seq: from, deliver_policy: 'by_start_sequence' } as const;
    const consumer = await jetstream(this.connection).consumers.get(STREAM, options);
    const messages = await consumer.fetch({ max_messages: lastSeq - from + 1, expires: 5 * SMALLEST_WAIT_MS });
    for await (const message of messages) {
      this.take(message);
      if (message.seq >= lastSeq) break;
    }
  }

  private take(message: JsMsg): void {
    this.lastSeq = message.seq;
    if (message.headers?.get(PLANTED_HEADER) !== 'poison') return void this.found.push(streamed(message));
    this.poison.add(idOf(message));
    this.repairable.set(idOf(message), message);
  }
}

const idOf = (message: JsMsg): string => message.headers?.get('Nats-Msg-Id') ?? '';

const streamed = (message: JsMsg): Streamed => ({
  seq: message.seq,
  messageId: idOf(message),
  subject: message.subject,
  event: message.json<OlnEvent>(),
  isProbe: message.headers?.get(PLANTED_HEADER) === 'probe',
});

/** `oln.v1.*.cases.case.opened` against `oln.v1.13110.cases.case.opened`. */
export function matches(pattern: string, subject: string): boolean {
  const parts = subject.split('.');
  const wanted = pattern.split('.');
  const rest = wanted.indexOf('>');
  if (rest < 0 && parts.length !== wanted.length) return false;
  return wanted.every((part, at) => part === '*' || (rest >= 0 && at >= rest) || part === parts[at]);
}
