import pg from 'pg';

type Query = (...input: unknown[]) => unknown;

/** A connection on which what is asked in one go leaves in one packet. */
export class GatheringClient extends pg.Client {
  private gathering = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query: Query = (...input) => {
      this.gather();
      return (pg.Client.prototype.query as Query).apply(this, input);
    };
    this.query = query as typeof this.query;
  }

  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}
