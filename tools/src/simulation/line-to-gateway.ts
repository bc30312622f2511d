import { setTimeout as sleep } from 'node:timers/promises';

/** What the line to the gateway has seen; wall milliseconds. */
export interface LineFigures {
  calls: number;
  /** Sum over calls, many at a time. */
  answeringMs: number;
  /** Sum of what calls waited for their turn. */
  queueingMs: number;
  /** Answers 429 and 503, and connections that broke: the call was sent again. */
  retries: number;
  /** Sum of the waits that were asked for. */
  askedToWaitMs: number;
}

/** Never fewer at a time, however often the system says that it is too much. */
const FEWEST = 2;

/**
 * The calls of all people of a simulation share one line: so many at a time at most. Fewer when the system asks to wait (429, 503), one
 * more again for every round of calls that it takes.
 */
export class LineToGateway {
  readonly figures: LineFigures = { calls: 0, answeringMs: 0, queueingMs: 0, retries: 0, askedToWaitMs: 0 };
  private readonly waiting: (() => void)[] = [];
  private open = 0;
  private width: number;
  private quietUntil = 0;

  constructor(private readonly widest: number) {
    this.width = widest;
  }

  get atOnce(): number {
    return Math.floor(this.width);
  }

  async call<Result>(work: () => Promise<Result>): Promise<Result> {
    const asked = performance.now();
    await this.turn();
    const begun = performance.now();
    this.figures.queueingMs += begun - asked;
    try {
      return await work();
    } finally {
      this.figures.calls += 1;
      this.figures.answeringMs += performance.now() - begun;
      this.open -= 1;
      this.waiting.shift()?.();
    }
  }

  taken(): void {
    this.width = Math.min(this.widest, this.width + 1 / this.width);
  }

  /** The system asked to wait so long: everybody does, and fewer speak at a time from now on. */
  isTooMuch(waitMs: number): void {
    this.figures.retries += 1;
    this.figures.askedToWaitMs += waitMs;
    const now = Date.now();
    // Calls that were under way together are one refusal.
    if (now >= this.quietUntil) this.width = Math.max(FEWEST, this.width / 2);
    this.quietUntil = Math.max(this.quietUntil, now + waitMs);
  }

  private async turn(): Promise<void> {
    while (this.open >= this.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.open += 1;
    const waitMs = this.quietUntil - Date.now();
    if (waitMs > 0) await sleep(waitMs);
  }
}
