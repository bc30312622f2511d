import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { percentile } from '../harness/statistics.js';
import { HttpLine } from './http-line.js';
import type { Load, Outcome } from './load.js';

/** Puts one load on a server, and tells what came of it. Every call that was begun is answered before it ends. */
export class Caller {
  private readonly latencies: number[] = [];
  private readonly parts: { head: string; tail: string }[];
  private calls = 0;
  private refused = 0;
  private firstProblem?: string;

  constructor(private readonly load: Load) {
    const { bodies, paths, headersOf = [] } = load;
    const count = Math.max(bodies.length, paths.length);
    this.parts = Array.from({ length: count }, (_, index) => {
      const headers = { ...load.headers, ...headersOf[index % paths.length] };
      return partsOf({ ...load, headers }, paths[index % paths.length]!, bodies[index % bodies.length] ?? '');
    });
  }

  async run(): Promise<Outcome> {
    const { connections, port, perSecond } = this.load;
    const lines = await Promise.all(Array.from({ length: connections }, () => HttpLine.open(port)));
    const began = performance.now();
    if (perSecond) await this.atRate(lines, perSecond, began);
    else await Promise.all(lines.map((line) => this.onAndOn(line, began)));
    const seconds = (performance.now() - began) / 1_000;
    for (const line of lines) line.close();
    return this.outcome(seconds);
  }

  private async onAndOn(line: HttpLine, began: number): Promise<void> {
    const end = began + this.load.seconds * 1_000;
    while (performance.now() < end) await this.call(line, performance.now());
  }

  /** Calls come due one after another, whether or not a line is free. */
  private async atRate(lines: HttpLine[], perSecond: number, began: number): Promise<void> {
    const total = Math.floor(perSecond * this.load.seconds);
    let next = 0;
    const work = async (line: HttpLine): Promise<void> => {
      while (next < total) {
        const due = began + (next++ / perSecond) * 1_000;
        const early = due - performance.now();
        if (early > 0.5) await sleep(early);
        await this.call(line, Math.min(due, performance.now()));
      }
    };
    await Promise.all(lines.map(work));
  }

  private async call(line: HttpLine, due: number): Promise<void> {
    const { head, tail } = this.parts[this.calls++ % this.parts.length]!;
    const { status, body } = await line.send(this.load.keyed ? head + randomUUID() + tail : head + tail);
    if (status >= 200 && status < 300) return void this.latencies.push(performance.now() - due);
    this.refused += 1;
    this.firstProblem ??= `${status}: ${body.slice(0, 400)}`;
  }

  private outcome(seconds: number): Outcome {
    const { latencies, refused, firstProblem } = this;
    const acknowledged = latencies.length;
    const at = (share: number): number => (acknowledged > 0 ? percentile(latencies, share) : Number.NaN);
    const perSecond = acknowledged / seconds;
    const latency = { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
    return { acknowledged, refused, seconds, perSecond, ...latency, firstProblem };
  }
}

/** The message, cut where the key goes. */
function partsOf({ method, headers, keyed }: Load, path: string, body: string): { head: string; tail: string } {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = Buffer.from(body).toString('latin1');
  const sized = method !== 'GET' ? [`content-length: ${text.length}`] : [];
  const head = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', ...lines, ...sized].join('\r\n');
  // What is written goes out as UTF-8, so a body of more than ASCII would be longer than it says.
  if (Buffer.byteLength(text) !== text.length) throw new Error('Bodies for the load are ASCII: escape the rest');
  return keyed ? { head: `${head}\r\nidempotency-key: `, tail: `\r\n\r\n${text}` } : { head, tail: `\r\n\r\n${text}` };
}
