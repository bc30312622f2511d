const PAUSE_MS = 1_000;

/** Replicas of a service in turn; one that failed is passed over for a second, unless it is the only one left. */
export class Upstreams {
  private turn = 0;
  private readonly failedAt = new Map<string, number>();

  constructor(
    private readonly urls: string[],
    private readonly now: () => number = Date.now,
  ) {}

  next(): string {
    const usable = this.urls.filter((url) => !this.isResting(url));
    const among = usable.length > 0 ? usable : this.urls;
    this.turn = (this.turn + 1) % Number.MAX_SAFE_INTEGER;
    return among[this.turn % among.length]!;
  }

  failed(url: string): void {
    this.failedAt.set(url, this.now());
  }

  private isResting(url: string): boolean {
    const at = this.failedAt.get(url);
    return at !== undefined && this.now() - at < PAUSE_MS;
  }
}
