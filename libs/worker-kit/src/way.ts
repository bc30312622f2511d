import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Call {
  near: Socket;
  far: Socket;
}

/**
 * The way to a server, which can be hung up. A worker's connection belongs to the SDK, which waits on a network that was lost half-open for
 * as long as its polls last (more than a minute), and a worker that is made anew has forgotten every process that it had at hand. What goes
 * by this way is ended from here instead: the SDK is told at once, as by any server that goes away, and calls again.
 */
export class Way {
  private readonly calls = new Set<Call>();
  private readonly server: Server;

  private constructor(private readonly target: { host: string; port: number }) {
    this.server = createServer((near) => this.join(near));
  }

  /** `address`: host and port, as Temporal's clients take it. */
  static async to(address: string): Promise<Way> {
    const at = address.lastIndexOf(':');
    const way = new Way({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) });
    way.server.listen(0, '127.0.0.1');
    await once(way.server, 'listening');
    return way;
  }

  /** Where it is entered. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Whoever is on the way is cut off, and may call again. */
  hangUp(): void {
    for (const call of this.calls) end(call);
  }

  close(): void {
    this.server.close();
    this.hangUp();
  }

  private join(near: Socket): void {
    const far = connect({ ...this.target, noDelay: true });
    near.setNoDelay(true);
    const call = { near, far };
    this.calls.add(call);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.on('error', () => end(call));
      one.on('close', () => {
        end(call);
        this.calls.delete(call);
      });
    }
  }
}

function end({ near, far }: Call): void {
  near.destroy();
  far.destroy();
}
