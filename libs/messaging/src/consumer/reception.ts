import type { JsMsg } from '@nats-io/jetstream';
import { RefusedError, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import { isAway } from '../database/database-away.js';
import { spanned, type MessagingHooks } from '../hooks.js';
import { backoffMs } from '../relay/backoff.js';
import { Decoder } from './decode.js';
import { ACK_WAIT_MS } from './durable.js';
import { takeIn, type Handle, type WithTransaction } from './inbox.js';
import type { ParkedMessages } from './parked-messages.js';
import type { ReplayAnswer } from './replay.js';

export interface ReceptionOptions<Tx> {
  name: string;
  stream: string;
  hears: readonly EventDefinition[];
  withTransaction: WithTransaction<Tx>;
  handle: Handle<Tx>;
  database: Database;
  parked: ParkedMessages;
  tries: number;
  retryMs: number;
  hooks: MessagingHooks;
}

interface Heard {
  message: JsMsg;
  event: OlnEvent;
}

const RETRY_AT_MOST_MS = 30_000;

/** What happens to messages once they are here: taken in, tried again, or parked. */
export class Reception<Tx> {
  private readonly decoder: Decoder;

  constructor(private readonly options: ReceptionOptions<Tx>) {
    this.decoder = new Decoder(options.hears);
  }

  /** `alsoHere`: messages that wait behind the batch and must be kept from being delivered again meanwhile. */
  async take(batch: JsMsg[], mayGoOn: () => boolean, alsoHere: () => JsMsg[] = () => []): Promise<void> {
    const beat = setInterval(() => [...batch, ...alsoHere()].forEach((message) => message.working()), ACK_WAIT_MS / 3);
    try {
      const heard = await this.sort(batch, mayGoOn);
      if (heard.length > 0) await this.together(heard, mayGoOn);
    } finally {
      clearInterval(beat);
    }
  }

  /** The handler once more, by the same inbox rule: a message that was taken in meanwhile changes nothing. */
  async replay(id: string): Promise<ReplayAnswer> {
    const { parked, name } = this.options;
    const row = await parked.find(id);
    if (!row || row.consumer !== name) return { replayed: false, code: 'PARKED.NOT_FOUND' };
    const decoded = this.decoder.decode(new TextEncoder().encode(row.payload));
    if (decoded.kind === 'unfit') return { replayed: false, code: decoded.code };
    try {
      if (decoded.kind === 'heard') await this.takeIn([decoded.event]);
      await parked.markReplayed(id);
      return { replayed: true };
    } catch (error) {
      return { replayed: false, code: codeOf(error) };
    }
  }

  /** Parks what can never be taken in and lets go of what is not heard here. */
  private async sort(batch: JsMsg[], mayGoOn: () => boolean): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (const message of batch) {
      const decoded = this.decoder.decode(message.data);
      if (decoded.kind === 'heard') heard.push({ message, event: decoded.event });
      else if (decoded.kind === 'ignored') this.ignore(message);
      else await this.park(message, decoded.code, undefined, mayGoOn);
    }
    return heard;
  }

  private ignore(message: JsMsg): void {
    message.ack();
    this.options.hooks.ignored?.({ consumer: this.options.name });
  }

  private async together(heard: Heard[], mayGoOn: () => boolean): Promise<void> {
    try {
      await this.untilPassed(() => this.takeIn(heard.map(({ event }) => event)), mayGoOn);
      for (const { message } of heard) message.ack();
    } catch (error) {
      if (!mayGoOn()) return;
      if (heard.length === 1) return this.failed(heard[0]!, error, mayGoOn);
      // One of them is at fault. Each in a transaction of its own, so that what a failed handler left in memory goes with it.
      for (const one of heard) if (mayGoOn()) await this.together([one], mayGoOn);
    }
  }

  private async takeIn(events: readonly OlnEvent[]): Promise<void> {
    const { name, withTransaction, handle, hooks } = this.options;
    const handled: OlnEvent[] = [];
    await takeIn(name, events, withTransaction, async (event, tx) => {
      await spanned(hooks, `hear ${event.type}`, event.traceparent, () => handle(event, tx));
      handled.push(event);
    });
    for (const { type } of handled) hooks.handled?.({ consumer: name, type });
  }

  /** A database that is away is nobody's failure: the messages are kept here until it is back, and no try is counted. */
  private async untilPassed<Result>(work: () => Promise<Result>, mayGoOn: () => boolean): Promise<Result> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!mayGoOn() || !isAway(error)) throw error;
        // A handler can fail like that for another reason: only as long as the database gives no answer is it innocent.
        if (attempt >= 3 && (await this.databaseAnswers())) throw error;
        this.options.hooks.problem?.({ where: `consumer.${this.options.name}`, error });
        await sleep(backoffMs(attempt, 100, 1_000));
      }
    }
  }

  private databaseAnswers(): Promise<boolean> {
    return this.options.database.query('select 1').then(
      () => true,
      () => false,
    );
  }

  private async failed({ message, event }: Heard, error: unknown, mayGoOn: () => boolean): Promise<void> {
    const { name, tries, retryMs, hooks } = this.options;
    const attempt = message.info.deliveryCount;
    if (attempt >= tries) return this.park(message, codeOf(error), event, mayGoOn);
    hooks.retried?.({ consumer: name, type: event.type, error });
    message.nak(backoffMs(attempt - 1, retryMs, RETRY_AT_MOST_MS));
  }

  private async park(
    message: JsMsg,
    errorCode: string,
    event: OlnEvent | undefined,
    mayGoOn: () => boolean,
  ): Promise<void> {
    const { name, stream, parked, hooks } = this.options;
    const place = { consumer: name, stream, streamSequence: message.info.streamSequence, subject: message.subject };
    const messageId = event?.id ?? message.headers?.get('Nats-Msg-Id');
    const commune = event?.commune ?? message.subject.split('.')[2] ?? '*';
    const parking = {
      ...place,
      messageId,
      payload: message.data,
      errorCode,
      attempts: message.info.deliveryCount,
      commune,
    };
    await this.untilPassed(() => parked.park(parking), mayGoOn);
    message.term(errorCode);
    hooks.parked?.({ consumer: name, code: errorCode });
  }
}

/** A stable code, never a message: those of libraries can quote data. */
const codeOf = (error: unknown): string => {
  if (error instanceof RefusedError) return error.refusal.definition.code;
  return error instanceof Error ? `HANDLER.${error.name}` : 'HANDLER.Error';
};
