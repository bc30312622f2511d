import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { EnvironmentPaths } from './paths.js';

/** The clock of a trial environment: an instant at which business and wall time coincide, and the pace from then on. */
export interface ClockRecord {
  epoch: number;
  wall: string;
  business: string;
  /** Business milliseconds per wall millisecond. */
  speed: number;
  environment: string;
}

export const businessNow = (record: ClockRecord, wallMs = Date.now()): number =>
  Date.parse(record.business) + (wallMs - Date.parse(record.wall)) * record.speed;

/** Keeps the record; business time stops while the stack is down, because the last beat is where it goes on. */
export class ClockKeeper {
  private record: ClockRecord;
  private timer?: NodeJS.Timeout;

  constructor(private readonly paths: EnvironmentPaths) {
    const last = this.read(paths.clock);
    const beat = this.read(paths.clockBeat) as unknown as { business?: string } | undefined;
    const business = beat?.business ?? last?.business ?? new Date().toISOString();
    this.record = { epoch: (last?.epoch ?? 0) + 1, wall: new Date().toISOString(), business, speed: last?.speed ?? 1, environment: paths.name };
    this.write();
    this.timer = setInterval(() => this.beat(), 1_000);
    this.timer.unref();
  }

  get current(): ClockRecord {
    return this.record;
  }

  /** Changes the pace from this moment on. */
  setSpeed(speed: number): ClockRecord {
    const wallMs = Date.now();
    const business = new Date(businessNow(this.record, wallMs)).toISOString();
    this.record = { ...this.record, epoch: this.record.epoch + 1, wall: new Date(wallMs).toISOString(), business, speed };
    this.write();
    return this.record;
  }

  stop(): void {
    clearInterval(this.timer);
    this.beat();
  }

  private beat(): void {
    replace(this.paths.clockBeat, { business: new Date(businessNow(this.record)).toISOString() });
  }

  private write(): void {
    replace(this.paths.clock, this.record);
    this.beat();
  }

  private read(file: string): ClockRecord | undefined {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ClockRecord) : undefined;
  }
}

function replace(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}
