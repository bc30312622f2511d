import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked, Kind, Ledger } from './ledger.js';

export interface Writing {
  what: string;
  of: Kind;
  path: string;
  body: unknown;
  ifMatch?: number;
  receivedAt?: string;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** As long as a client in an office would go on trying. */
const PATIENCE_MS = 90_000;
/** Nobody may have to wait longer, whatever has happened to whom: even a refusal must come by then. */
const ANSWER_WITHIN_MS = 30_000;
const AGAIN_MS = 250;

/** A client as the house asks its clients to be: writes carry a key, and are sent again with it until there is a definite answer. */
export class Caller {
  constructor(
    private readonly base: string,
    private readonly token: string,
    readonly person: string,
    private readonly ledger: Ledger,
  ) {}

  /** The definite answer; undefined if there was none for {@link PATIENCE_MS}. */
  async write(writing: Writing): Promise<Answer | undefined> {
    const { what, of, receivedAt } = writing;
    const asked: Asked = { key: randomUUID(), what, of, receivedAt, askedAt: Date.now(), attempts: 0 };
    this.ledger.asked.push(asked);
    const headers: Record<string, string> = { 'content-type': 'application/json', 'idempotency-key': asked.key };
    if (writing.ifMatch !== undefined) headers['if-match'] = `"${writing.ifMatch}"`;
    const request = { method: 'POST', headers, body: JSON.stringify(writing.body) };
    const answer = await this.untilDefinite(what, writing.path, request, asked);
    if (answer) note(asked, answer);
    return answer;
  }

  async read(path: string): Promise<Answer | undefined> {
    return this.untilDefinite('read', path, { method: 'GET', headers: {} });
  }

  /** Once, past the ledger: for what a house must have before anything is counted. */
  async post(path: string, body: unknown): Promise<Answer | undefined> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.untilDefinite('post', path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async put(path: string, body: unknown): Promise<Answer | undefined> {
    const headers = { 'content-type': 'application/json' };
    return this.untilDefinite('put', path, { method: 'PUT', headers, body: JSON.stringify(body) });
  }

  private async untilDefinite(
    what: string,
    path: string,
    request: { method: string; headers: Record<string, string>; body?: string },
    asked?: Asked,
  ): Promise<Answer | undefined> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; this.ledger.retries += 1) {
      if (asked) asked.attempts += 1;
      const answer = await this.once(what, path, request);
      if (answer && answer.status < 500) return answer;
      await sleep(AGAIN_MS);
    }
    return undefined;
  }

  /** Undefined: the connection broke, or nobody answered in time. */
  private async once(
    what: string,
    path: string,
    { headers, ...request }: { method: string; headers: Record<string, string>; body?: string },
  ): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${this.base}${path}`, {
        ...request,
        headers: { ...headers, authorization: `Bearer ${this.token}`, 'accept-language': 'es' },
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      this.judge(what, response, body);
      return { status: response.status, body };
    } catch (error) {
      if ((error as Error).name === 'TimeoutError')
        this.ledger.bad.push({ what, status: 0, why: `no answer within ${ANSWER_WITHIN_MS} ms` });
      return undefined;
    }
  }

  private judge(what: string, { status, headers }: Response, { code, traceId }: Record<string, unknown>): void {
    if (status < 500) return;
    if (status !== 503) this.ledger.bad.push({ what, status, why: `a failure of ours (${code})`, traceId });
    else if (!headers.get('retry-after')) this.ledger.bad.push({ what, status, why: '503 without Retry-After' });
  }
}

function note(asked: Asked, { status, body }: Answer): void {
  asked.status = status;
  asked.answeredAt = Date.now();
  if (status >= 300) return;
  if (typeof body.id === 'string') asked.id = body.id;
  if (typeof body.version === 'number') asked.version = body.version;
}
