import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { ReportErrors } from './report.errors.js';

const AT_ONCE = 2;
const WAITING_AT_MOST = 16;

/**
 * What takes memory and time (reports, data sets): two at once in a replica, one of a person, a few wait, and whoever comes after them
 * is told to come again. So the figures of everybody else are not kept waiting, and nobody's program, gone wild, takes it all.
 */
@Injectable()
export class HeavyWork {
  private readonly running = new Set<string>();
  private readonly waiting: { person: string; go: () => void }[] = [];

  /** Throws REPORT.BUSY where too many wait already, or one of this person does. */
  async run<Result>(person: string, work: () => Promise<Result>): Promise<Result> {
    await this.turn(person);
    try {
      return await work();
    } finally {
      this.running.delete(person);
      this.next();
    }
  }

  private turn(person: string): Promise<void> {
    if (this.isFree(person)) {
      this.running.add(person);
      return Promise.resolve();
    }
    if (this.waiting.length >= WAITING_AT_MOST || this.waiting.some((one) => one.person === person))
      throw new RefusedError(refuse(ReportErrors.BUSY));
    return new Promise((go) => this.waiting.push({ person, go }));
  }

  private next(): void {
    const at = this.waiting.findIndex(({ person }) => this.isFree(person));
    if (at < 0) return;
    const [{ person, go }] = this.waiting.splice(at, 1) as [{ person: string; go: () => void }];
    this.running.add(person);
    go();
  }

  private isFree(person: string): boolean {
    return this.running.size < AT_ONCE && !this.running.has(person);
  }
}
