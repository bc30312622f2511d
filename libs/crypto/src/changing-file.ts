import { statSync } from 'node:fs';

/** How often a file is looked at. */
const LOOK_MS = 1_000;

/** What a file says; once it has changed, what it says then, within a second. One that is gone or broken later changes nothing. */
export class ChangingFile<Value> {
  private read: Value;
  private changedAt: number;
  private lookedAt = Date.now();

  /** Throws as `reader` does if the file cannot be read now. */
  constructor(
    private readonly path: string,
    private readonly reader: (path: string) => Value,
  ) {
    this.read = reader(path);
    this.changedAt = statSync(path).mtimeMs;
  }

  get value(): Value {
    if (Date.now() - this.lookedAt > LOOK_MS) this.look();
    return this.read;
  }

  private look(): void {
    this.lookedAt = Date.now();
    const at = statSync(this.path, { throwIfNoEntry: false })?.mtimeMs;
    if (at === undefined || at === this.changedAt) return;
    try {
      this.read = this.reader(this.path);
      this.changedAt = at;
    } catch {
      // Half written, perhaps: it is looked at again.
    }
  }
}
