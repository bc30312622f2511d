import type { Language } from '../words/language.js';

/** An error as the house tells it (RFC 9457), in the reader's language. */
export interface Problem {
  status: number;
  title?: string;
  /** What to do about it. */
  detail?: string;
  code?: string;
  traceId?: string;
}

export type Told<Value> = { value: Value } | { problem: Problem };

/** No answer at all: the connection is gone, or nobody answered in time. */
export const NO_ANSWER: Problem = { status: 0 };

const PATIENCE_MS = 40_000;
/** A report is written while one waits, and not everybody's at once. */
const PATIENCE_FOR_FILES_MS = 120_000;
/** What was answered a moment ago is not asked anew: going back is at once. */
const KEPT_MS = 60_000;

export interface AnsweredFile {
  bytes: Blob;
  /** As the house calls it. */
  name?: string;
}

interface Kept {
  until: number;
  told: Promise<Told<unknown>>;
}

/** Asks the APIs of the house, by the cookie of who has signed in. */
export class Answers {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly language: Language,
    private readonly now: () => number = Date.now,
  ) {}

  get<Value>(url: string): Promise<Told<Value>> {
    const before = this.kept.get(url);
    if (before && before.until > this.now()) return before.told as Promise<Told<Value>>;
    const told = this.ask(url);
    this.kept.set(url, { until: this.now() + KEPT_MS, told });
    // What went wrong is asked anew by whoever asks next.
    void told.then((answer) => {
      if ('problem' in answer) this.kept.delete(url);
    });
    return told as Promise<Told<Value>>;
  }

  forget(): void {
    this.kept.clear();
  }

  /** Never kept: whoever asks for a file wants it as it is now. */
  file(url: string): Promise<Told<AnsweredFile>> {
    return this.fetched(url, { accept: '*/*', waitMs: PATIENCE_FOR_FILES_MS }, async (answer) => {
      const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
      return { bytes: await answer.blob(), name };
    });
  }

  private ask(url: string): Promise<Told<unknown>> {
    return this.fetched(url, { accept: 'application/json', waitMs: PATIENCE_MS }, (answer) => answer.json());
  }

  private async fetched<Value>(
    url: string,
    { accept, waitMs }: { accept: string; waitMs: number },
    read: (answer: Response) => Promise<Value>,
  ): Promise<Told<Value>> {
    try {
      const headers = { accept, 'accept-language': this.language };
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(waitMs) });
      if (answer.ok) return { value: await read(answer) };
      return { problem: { ...((await answer.json()) as object), status: answer.status } };
    } catch {
      return { problem: NO_ANSWER };
    }
  }
}

/** Acts in another office of theirs from now on. False if that was refused. */
export async function moveTo(commune: string): Promise<boolean> {
  const body = JSON.stringify({ commune });
  const headers = { 'content-type': 'application/json' };
  return fetch('/auth/place', { method: 'POST', headers, body }).then(
    ({ ok }) => ok,
    () => false,
  );
}
