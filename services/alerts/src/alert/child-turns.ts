import { Injectable } from '@nestjs/common';

/**
 * Alerts of one child go one after the other: calls that share a commit run side by side on one connection, where no
 * lock would keep the second from looking around before the first has written. Between replicas the watch's row does.
 */
@Injectable()
export class ChildTurns {
  private readonly last = new Map<string, Promise<unknown>>();

  async inTurn<Result>(childId: string | undefined, work: () => Promise<Result>): Promise<Result> {
    if (childId === undefined) return work();
    const before = this.last.get(childId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const done = mine.catch(() => undefined);
    this.last.set(childId, done);
    try {
      return await mine;
    } finally {
      if (this.last.get(childId) === done) this.last.delete(childId);
    }
  }
}
