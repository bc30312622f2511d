import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Business time that stands still until it is set, for every part that reads the file. */
export class ClockFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'oln-clock-'));
  private epoch = -1;

  constructor(startsAt: string) {
    this.set(startsAt);
  }

  get path(): string {
    return join(this.folder, 'clock.json');
  }

  /** Business time from now on. Who reads the file reads the old record or the new one, never half of it. */
  set(business: string): void {
    const record = { epoch: ++this.epoch, wall: new Date().toISOString(), business, speed: 0, environment: 'test' };
    writeFileSync(`${this.path}.new`, JSON.stringify(record));
    renameSync(`${this.path}.new`, this.path);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
