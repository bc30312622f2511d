import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { EnvironmentPaths } from './paths.js';

/** The clock of a trial environment: an instant at which business and wall time coincide, and the pace from then on. */
export interface ClockRecord {
  epoch: number;
  wall: string;
  business: string;
  /** Business milliseconds per wall millisecond; 0 is a pause. */
  speed: number;
  environment: string;
}

/** Where business time has come to. `exact` once the stack was stopped in order. */
interface Beat {
  business: string;
  exact: boolean;
}

const BEAT_MS = 1_000;

export const businessNow = (record: ClockRecord, wallMs = Date.now()): number =>
  Date.parse(record.business) + (wallMs - Date.parse(record.wall)) * record.speed;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Keeps the record; business time stops while the stack is down, because the last beat is where it goes on. */
export class ClockKeeper {
  private record: ClockRecord;
  private readonly timer: NodeJS.Timeout;

  /** @param ranUntilNow the parts outlived their supervisor: for them time went on until now. */
  constructor(
    private readonly paths: EnvironmentPaths,
    ranUntilNow = false,
  ) {
    const last = readJson<ClockRecord>(paths.clock);
    const business = iso(goesOnAt(last, readJson<Beat>(paths.clockBeat), ranUntilNow));
    const { epoch = 0, speed = 1 } = last ?? {};
    this.record = { epoch: epoch + 1, wall: iso(Date.now()), business, speed, environment: paths.name };
    this.write();
    this.timer = setInterval(() => this.beatIfPossible(), BEAT_MS);
    this.timer.unref();
  }

  static hasRecord(paths: EnvironmentPaths): boolean {
    return existsSync(paths.clock);
  }

  get current(): ClockRecord {
    return this.record;
  }

  /** Changes the pace from this moment on; 0 pauses. Services watch the file. */
  setSpeed(speed: number): ClockRecord {
    const wallMs = Date.now();
    const business = iso(businessNow(this.record, wallMs));
    this.record = { ...this.record, epoch: this.record.epoch + 1, wall: iso(wallMs), business, speed };
    this.write();
    return this.record;
  }

  stop(): void {
    clearInterval(this.timer);
    this.beat(true);
  }

  /** With a full disk time goes on; what is lost is how far, should all of it crash then. */
  private beatIfPossible(): void {
    try {
      this.beat(false);
    } catch {
      // The next second tries again.
    }
  }

  private beat(exact: boolean): void {
    replace(this.paths.clockBeat, { business: iso(businessNow(this.record)), exact } satisfies Beat);
  }

  private write(): void {
    replace(this.paths.clock, this.record);
    this.beat(false);
  }
}

/** Business time never runs backwards: after a crash what may have passed since the last beat is added. */
function goesOnAt(last: ClockRecord | undefined, beat: Beat | undefined, ranUntilNow: boolean): number {
  if (!last) return Date.now();
  if (ranUntilNow) return businessNow(last);
  if (!beat) return Date.parse(last.business);
  return Date.parse(beat.business) + (beat.exact ? 0 : BEAT_MS * last.speed);
}

function readJson<Value>(file: string): Value | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Value;
  } catch {
    return undefined;
  }
}

function replace(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}
