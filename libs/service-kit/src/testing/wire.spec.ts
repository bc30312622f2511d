import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Pair {
  near: Socket;
  far: Socket;
  /** How much of what {@link Wire.loseAnswerTo} waits for has passed here. */
  passed: number;
}

/** The way to a server, which a spec may cut, freeze, or cut at the worst moment. Holds no tests. */
export class Wire {
  private readonly pairs = new Set<Pair>();
  private server!: Server;
  private state: 'whole' | 'cut' | 'frozen' = 'whole';
  private fatal: string[] = [];

  static async to(port: number): Promise<Wire> {
    const wire = new Wire();
    wire.server = createServer((near) => wire.join(near, connect(port, '127.0.0.1')));
    wire.server.listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As `url`, by this way. */
  through(url: string): string {
    const by = new URL(url);
    by.port = String(this.port);
    return by.toString();
  }

  cut(): void {
    this.state = 'cut';
    for (const { near, far } of this.pairs) [near, far].forEach((socket) => socket.destroy());
  }

  /** Nothing passes and nothing is closed: a server that hangs. */
  freeze(): void {
    this.state = 'frozen';
  }

  mend(): void {
    // What was frozen is not thawed: its answers would come out of turn.
    if (this.state === 'frozen') this.cut();
    this.state = 'whole';
    this.fatal = [];
  }

  /** Once these have passed on one connection, in this order, the server gets the last one and its answer is lost. */
  loseAnswerTo(...texts: string[]): void {
    this.fatal = texts;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket, far: Socket): void {
    const pair: Pair = { near, far, passed: 0 };
    this.pairs.add(pair);
    for (const socket of [near, far]) socket.on('error', () => undefined).on('close', () => this.part(pair));
    if (this.state === 'cut') return this.part(pair);
    near.on('data', (data) => this.pass(data, pair));
    far.on('data', (data) => {
      if (this.state === 'whole' && !this.isFatal(pair)) near.write(data);
    });
  }

  private pass(data: Buffer, pair: Pair): void {
    if (this.state !== 'whole') return;
    pair.far.write(data);
    for (const text = data.toString('latin1'); pair.passed < this.fatal.length; pair.passed++)
      if (!text.includes(this.fatal[pair.passed]!)) break;
    // Time for the server to do it.
    if (this.isFatal(pair)) setTimeout(() => this.part(pair), 200);
  }

  private isFatal({ passed }: Pair): boolean {
    return this.fatal.length > 0 && passed >= this.fatal.length;
  }

  private part(pair: Pair): void {
    this.pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  }
}
