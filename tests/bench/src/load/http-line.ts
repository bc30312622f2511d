import { connect, type Socket } from 'node:net';

export interface Reply {
  status: number;
  body: string;
}

const HEAD_END = '\r\n\r\n';

/**
 * One connection that is kept open, one call at a time. Far cheaper than a client for all occasions: who puts load on a
 * server beside it must not take the cores it measures.
 */
export class HttpLine {
  private received = '';
  private waiting?: { resolve(reply: Reply): void; reject(error: Error): void };

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('The connection was closed')));
  }

  static open(port: number): Promise<HttpLine> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new HttpLine(socket)));
      socket.once('error', reject);
    });
  }

  send(message: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(message);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.received += chunk;
    const head = this.received.indexOf(HEAD_END);
    if (head < 0) return;
    const end = head + HEAD_END.length + lengthOf(this.received.slice(0, head));
    if (this.received.length < end) return;
    const reply = {
      status: Number(this.received.slice(9, 12)),
      body: this.received.slice(head + HEAD_END.length, end),
    };
    this.received = this.received.slice(end);
    this.waiting?.resolve(reply);
  }

  private fail(error: Error): void {
    this.waiting?.reject(error);
  }
}

/** Bytes, as the text is latin1. Everything here answers with its length. */
function lengthOf(head: string): number {
  const given = /\r\ncontent-length: (\d+)/i.exec(head);
  if (!given) throw new Error(`An answer without its length: ${head.slice(0, 200)}`);
  return Number(given[1]);
}
