import type { Answer, ApiClient } from '@oln/testing';
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 120_000;
const AGAIN_MS = 100;
/** One write in so many is sent twice at once, as by a double click. */
const TWICE = 4;

/** What no client may ever see. */
export interface Complaints {
  /** Answers that were neither definite nor an honest "try again". */
  failures: string[];
  /** One key, two different successes. */
  contradictions: string[];
}

/**
 * A client as the house asks its clients to be: a write carries a key, and is sent again with it to whichever replica
 * answers, until the answer is definite.
 */
export class Insistent {
  constructor(
    private readonly doors: readonly ApiClient[],
    private readonly complaints: Complaints,
  ) {}

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.untilDefinite(path, (door) => door.get<Body>(path, { retryMs: 0 }));
  }

  async post<Body>(path: string, body: unknown, ifMatch?: number): Promise<Answer<Body>> {
    const options = { ifMatch, idempotencyKey: randomUUID(), retryMs: 0 };
    const send = () => this.untilDefinite(path, (door) => door.post<Body>(path, body, options));
    if (randomInt(TWICE) > 0) return send();
    const [one, other] = await Promise.all([send(), send()]);
    if (isSuccess(one) && isSuccess(other) && JSON.stringify(one.body) !== JSON.stringify(other.body))
      this.complaints.contradictions.push(`${path}: ${JSON.stringify([one.body, other.body])}`);
    return isSuccess(one) ? one : other;
  }

  put<Body>(path: string, body: unknown, ifMatch: number): Promise<Answer<Body>> {
    return this.untilDefinite(path, (door) => door.put<Body>(path, body, { ifMatch, retryMs: 0 }));
  }

  private async untilDefinite<Body>(
    path: string,
    send: (door: ApiClient) => Promise<Answer<Body>>,
  ): Promise<Answer<Body>> {
    let last: unknown;
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(AGAIN_MS)) {
      // Who was killed in the middle of it gives no answer.
      const answer = await send(this.doors[randomInt(this.doors.length)]!).catch((error: Error) => void (last = error));
      last = answer?.body ?? last;
      if (answer && answer.status < 500) return answer;
      if (answer && answer.status !== 503) this.complaints.failures.push(`${answer.status} ${path}`);
    }
    throw new Error(`No definite answer to ${path}`, { cause: last });
  }
}

export const isSuccess = ({ status }: Pick<Answer<unknown>, 'status'>): boolean => status < 300;
