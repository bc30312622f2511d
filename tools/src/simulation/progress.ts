/** A line that is written over on a terminal; elsewhere one now and then. */
export class ProgressBar {
  private toldAt = 0;
  private readonly began = Date.now();

  constructor(
    private readonly total: number,
    private readonly write: (text: string) => void = (text) => void process.stderr.write(text),
    private readonly isTerminal = process.stderr.isTTY,
  ) {}

  at(done: number, what: string): void {
    const every = this.isTerminal ? 200 : 15_000;
    if (Date.now() - this.toldAt < every && done < this.total) return;
    this.toldAt = Date.now();
    const line = `${barOf(done / this.total)} ${what}, ${this.left(done)}`;
    this.write(this.isTerminal ? `\r${line.padEnd(118).slice(0, 118)}` : `${line}\n`);
  }

  end(): void {
    if (this.isTerminal) this.write('\n');
  }

  private left(done: number): string {
    if (done < 3) return 'just begun';
    const seconds = ((Date.now() - this.began) / done / 1_000) * (this.total - done);
    return seconds < 90 ? `about ${Math.round(seconds)} s left` : `about ${Math.round(seconds / 60)} min left`;
  }
}

const WIDTH = 24;

export function barOf(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
  return `[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${String(Math.round(share * 100)).padStart(3)} %`;
}
