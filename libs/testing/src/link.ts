import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What a way does with what is sent over it.
 * - `whole`: passes it on.
 * - `swallowing`: half-open. Connections are taken, bytes vanish, nobody is told. Once it is whole again, whoever speaks over a
 *   connection from before is reset: the other side knows nothing of it.
 * - `holding`: a network that is down. Nothing passes now, everything later, in order: an answer may come when nobody waits any more.
 *   Whoever calls meanwhile is heard once it is whole.
 * - `refusing`: nobody listens, and every connection is cut.
 */
export type LinkState = 'whole' | 'swallowing' | 'holding' | 'refusing';

interface Pair {
  near: Socket;
  /** Absent: it was made while nothing passed, and the other side never heard of it. */
  far?: Socket;
  /** Something was lost on the way: its two ends can never agree again. */
  torn: boolean;
}

/** The way to a server on this machine, which can be lost in each way in which networks lose things. For faults and specs. */
export class Link {
  private readonly pairs = new Set<Pair>();
  private readonly server: Server;
  private current: LinkState = 'whole';
  private delayMs = 0;
  private chosen = 0;

  private constructor(private readonly target: number) {
    this.server = createServer((near) => this.join(near));
  }

  static async to(port: number): Promise<Link> {
    const link = new Link(port);
    await link.listen();
    return link;
  }

  /** Where it is entered. */
  get port(): number {
    return this.chosen;
  }

  get state(): LinkState {
    return this.current;
  }

  /** As `url`, by this way. */
  through(url: string): string {
    const by = new URL(url);
    by.port = String(this.port);
    return by.toString();
  }

  async become(state: LinkState): Promise<void> {
    const before = this.current;
    this.current = state;
    if (state === 'refusing') this.refuse();
    else if (before === 'refusing') await this.listen();
    for (const pair of this.pairs) this.adapt(pair);
  }

  /** Everything takes so much longer, each way. 0: as fast as it goes. */
  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  /** Cuts every connection there is, as a router that forgets them. */
  reset(): void {
    for (const pair of this.pairs) this.cut(pair);
  }

  async close(): Promise<void> {
    this.reset();
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  /** The same port for life: it was given to those who come by it. */
  private async listen(): Promise<void> {
    this.server.listen(this.chosen, '127.0.0.1');
    await once(this.server, 'listening');
    this.chosen = (this.server.address() as AddressInfo).port;
  }

  private refuse(): void {
    this.server.close();
    this.reset();
  }

  private join(near: Socket): void {
    const pair: Pair = { near, torn: this.current === 'swallowing' };
    this.pairs.add(pair);
    this.tend(pair, near, () => pair.far);
    if (this.current === 'whole') this.reach(pair);
    else if (this.current === 'holding') near.pause();
  }

  private reach(pair: Pair): void {
    pair.far = connect(this.target, '127.0.0.1');
    this.tend(pair, pair.far, () => pair.near);
  }

  private tend(pair: Pair, from: Socket, to: () => Socket | undefined): void {
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('data', (data) => this.heard(pair, from, to(), data));
    // A goodbye is lost like everything else: the other end goes on believing.
    from.on('close', () => {
      if (this.current === 'whole' || pair.torn) this.part(pair, to());
    });
  }

  private heard(pair: Pair, from: Socket, to: Socket | undefined, data: Buffer): void {
    if (this.current !== 'whole') pair.torn = true;
    else if (pair.torn || !to) this.cut(pair);
    else if (this.delayMs > 0) setTimeout(() => this.pass(from, to, data), this.delayMs);
    else this.pass(from, to, data);
  }

  private pass(from: Socket, to: Socket, data: Buffer): void {
    if (to.destroyed || to.write(data)) return;
    from.pause();
    to.once('drain', () => {
      if (this.current !== 'holding') from.resume();
    });
  }

  private adapt(pair: Pair): void {
    if (this.current === 'whole' && !pair.far && !pair.torn) this.reach(pair);
    const { near, far } = pair;
    const ends = [near, ...(far ? [far] : [])];
    if (this.current === 'holding') for (const end of ends) end.pause();
    else for (const end of ends) end.resume();
    // Who hung up meanwhile is heard now.
    if (this.current === 'whole' && ends.some(({ destroyed }) => destroyed))
      this.part(pair, near.destroyed ? far : near);
  }

  private part(pair: Pair, other: Socket | undefined): void {
    // While bytes vanish the other end is left in its belief; it is told once the way is whole.
    if (this.current === 'swallowing' && other && !other.destroyed) return;
    this.pairs.delete(pair);
    other?.destroySoon();
  }

  private cut(pair: Pair): void {
    this.pairs.delete(pair);
    pair.near.resetAndDestroy();
    pair.far?.resetAndDestroy();
  }
}
