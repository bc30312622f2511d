import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { House } from './house.js';

export const STREAM = 'OLN';

/** The house's own look into JetStream, to count what is there. */
export class StreamView {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly manager: JetStreamManager,
  ) {}

  static async open({ nats }: House): Promise<StreamView> {
    const connection = await connect({ servers: nats.url, user: nats.user, pass: nats.password });
    return new StreamView(connection, await jetstreamManager(connection));
  }

  async make(name: string, subject: string): Promise<void> {
    await this.manager.streams.add({ name, subjects: [subject], allow_atomic: true });
  }

  /** Everything that was ever taken into the stream. */
  async taken(name: string): Promise<number> {
    const { state } = await this.manager.streams.info(name);
    return state.last_seq;
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
