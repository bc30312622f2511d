import { businessNow } from '@oln/calendar';
import type { ProcessClock } from '@oln/contracts';
import { readFileSync } from 'node:fs';

type Listener = (clock: ProcessClock) => void;

/** A trial environment only has a record, and it is small. */
const READ_EVERY_MS = 200;

/**
 * Business time of this environment. Without a clock record (production) it is wall time; with one, the record is
 * read again and again, so that what the supervisor changes (pace, pause, restart) is heard soon. It is not watched: a
 * watcher looks first a moment after it was set up, and never tells of what was written in that moment.
 */
export class ServiceClock {
  private record?: ProcessClock;
  private readonly listeners = new Set<Listener>();
  private readonly timer?: NodeJS.Timeout;

  constructor(file?: string) {
    if (!file) return;
    this.record = readRecord(file);
    this.timer = setInterval(() => this.reload(file), READ_EVERY_MS).unref();
  }

  now(): Date {
    return new Date(businessNow(this.record, Date.now()));
  }

  /**
   * Business time as it was so many milliseconds of wall time ago, at whatever pace: for what parts are given to answer in.
   * Undefined while the environment stands still: nothing passes then.
   */
  wallTimeAgo(ms: number): Date | undefined {
    const speed = this.record?.speed ?? 1;
    return speed === 0 ? undefined : new Date(this.now().getTime() - ms * speed);
  }

  /** What a workflow is told at its start; undefined in production. */
  forProcesses(): ProcessClock | undefined {
    return this.record;
  }

  /** Called when the epoch has grown: running processes have to be told. */
  onChange(listener: Listener): void {
    this.listeners.add(listener);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private reload(file: string): void {
    const next = findRecord(file);
    // Taken away, or half written by somebody's editor: time goes on as it went.
    if (!next) return;
    const changed = next.epoch !== this.record?.epoch;
    this.record = next;
    if (changed) for (const listener of this.listeners) listener(next);
  }
}

function readRecord(file: string): ProcessClock {
  const { epoch, wall, business, speed } = JSON.parse(readFileSync(file, 'utf8')) as ProcessClock;
  return { epoch, wall, business, speed };
}

function findRecord(file: string): ProcessClock | undefined {
  try {
    return readRecord(file);
  } catch {
    return undefined;
  }
}
