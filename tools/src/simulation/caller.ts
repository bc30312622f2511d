import { issueDevToken, loadKeyRing, LONGEST_DEV_TOKEN_SECONDS } from '@oln/crypto';
import type { Principal } from '@oln/identity';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.js';
import type { LineToGateway } from './line-to-gateway.js';

/** The system refused by a rule: a problem detail with its code. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    what: string,
  ) {
    super(`${what}: ${status} ${code}`);
  }
}

/** A record as every service shows it. */
export interface Versioned {
  id: string;
  version: number;
}

export interface Command {
  /** The same for the same thing done, in every run: whatever is sent again is done once. */
  key: string;
  ifMatch?: number;
}

/** As long as the system may be away before the simulation gives up. */
const PATIENCE_MS = 300_000;
const ANSWER_WITHIN_MS = 60_000;
const AGAIN_MS = 500;
/** A token is exchanged for a new one long before it ends. */
const TOKEN_LASTS_MS = (LONGEST_DEV_TOKEN_SECONDS * 1_000) / 2;
/** The answer to a key that was used before, with other words: what it names is done. */
export const DONE_BEFORE = 'REQUEST.KEY_REUSED';

/** A person who works through the gateway, with a token of their own. */
export class Caller {
  private token?: { text: string; issuedAt: number };

  constructor(
    private readonly line: LineToGateway,
    private readonly base: string,
    private readonly keysFile: string,
    private readonly principal: Principal,
  ) {}

  get person(): string {
    return this.principal.person;
  }

  get<Body>(path: string): Promise<Body> {
    return this.ask<Body>('GET', path);
  }

  /** Throws {@link Refused}; what went wrong on the way is sent again with the same key. */
  post<Body = Versioned>(path: string, body: unknown, command: Command): Promise<Body> {
    return this.ask<Body>('POST', path, body, command);
  }

  put<Body = Versioned>(path: string, body: unknown, ifMatch?: number): Promise<Body> {
    return this.ask<Body>('PUT', path, body, { key: '', ifMatch });
  }

  /** As `post`, where nobody needs the answer: what was done before, in other words, is done. */
  async note(path: string, body: unknown, command: Command): Promise<void> {
    await this.post(path, body, command).catch((error: unknown) => {
      if (!(error instanceof Refused && error.code === DONE_BEFORE)) throw error;
    });
  }

  /** All pages of a list. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    const separator = path.includes('?') ? '&' : '?';
    for (let cursor: string | undefined; ;) {
      const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = await this.get<{ items: Item[]; next?: string }>(`${path}${separator}limit=200${more}`);
      items.push(...page.items);
      if (!page.next) return items;
      cursor = page.next;
    }
  }

  private async ask<Body>(method: string, path: string, body?: unknown, command?: Command): Promise<Body> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.line.call(() => this.once(method, path, body, command));
      if (answer && answer.status < 400) {
        this.line.taken();
        return answer.body as Body;
      }
      if (answer && answer.status !== 429 && answer.status < 500) throw refusalOf(`${method} ${path}`, answer);
      if (Date.now() > end)
        throw new Problem(
          `The system has not answered ${method} ${path} for ${PATIENCE_MS / 60_000} minutes: ./oln status shows which part is not well; --resume goes on from here.`,
        );
      const waitMs = answer?.retryAfterMs ?? AGAIN_MS;
      this.line.isTooMuch(waitMs);
      await sleep(waitMs);
    }
  }

  /** Undefined: the connection broke, or nobody answered in time. */
  private async once(method: string, path: string, body: unknown, command?: Command): Promise<Answered | undefined> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const authorization = `Bearer ${await this.currentToken()}`;
    try {
      const response = await fetch(`${this.base}${path}`, {
        method,
        headers: { authorization, ...headersOf(text, command) },
        body: text,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const answer = await response.text();
      const { status, headers } = response;
      return {
        status,
        body: answer === '' ? undefined : (JSON.parse(answer) as unknown),
        retryAfterMs: waitOf(headers),
      };
    } catch {
      return undefined;
    }
  }

  private async currentToken(): Promise<string> {
    if (!this.token || Date.now() - this.token.issuedAt > TOKEN_LASTS_MS) {
      const ttl = LONGEST_DEV_TOKEN_SECONDS;
      this.token = {
        text: await issueDevToken(this.principal, loadKeyRing(this.keysFile), { ttl }),
        issuedAt: Date.now(),
      };
    }
    return this.token.text;
  }
}

interface Answered {
  status: number;
  body: unknown;
  retryAfterMs?: number;
}

function headersOf(body: string | undefined, command?: Command): Record<string, string> {
  const { key = '', ifMatch } = command ?? {};
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key ? { 'idempotency-key': key } : {}),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  };
}

/** `Retry-After` in seconds. */
function waitOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? 'none');
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}

function refusalOf(what: string, { status, body }: Answered): Refused {
  const { code = 'unknown' } = (body ?? {}) as { code?: string };
  return new Refused(status, code, what);
}
