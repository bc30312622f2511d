/** A write that a client asked for: one idempotency key, however often it was sent. */
export interface Asked {
  key: string;
  /** As the audit names it: `request.register`, `request.admit`, … */
  what: string;
  /** What it makes or changes. */
  of: Kind;
  askedAt: number;
  attempts: number;
  /** Status of the definite answer; absent: the client gave up without one. */
  status?: number;
  answeredAt?: number;
  /** What was acknowledged. */
  id?: string;
  version?: number;
  /** Instant that is in no other registration: the mark by which a request that exists twice is found. */
  receivedAt?: string;
}

export type Kind =
  | 'person'
  | 'family'
  | 'request'
  | 'case'
  | 'contact-attempt'
  | 'alert'
  | 'watch'
  | 'referral'
  | 'escalation'
  | 'measure'
  | 'rights-request'
  | 'anonymisation'
  | 'community-plan';

/** An answer that no client should ever get: a failure of ours, or a 503 that does not say when to come again. */
export interface BadAnswer {
  what: string;
  status: number;
  why: string;
  /** By which the service's log names it. */
  traceId?: unknown;
}

/** What was asked and answered, kept by who asked: the checkers hold it against the house. */
export class Ledger {
  readonly bad: BadAnswer[] = [];
  /** Times a call was sent again because nobody answered, or somebody said 503. */
  retries = 0;

  constructor(readonly asked: Asked[] = []) {}

  get acknowledged(): Asked[] {
    return this.asked.filter(({ status }) => status !== undefined && status < 300);
  }

  /** Refused by a rule: 4xx, a definite answer. */
  get refused(): Asked[] {
    return this.asked.filter(({ status }) => status !== undefined && status >= 300);
  }

  /** The client gave up: it may have happened once, or not at all. */
  get unanswered(): Asked[] {
    return this.asked.filter(({ status }) => status === undefined);
  }

  /** What came after `from` entries: the part of one fault. */
  since(from: number): Ledger {
    return new Ledger(this.asked.slice(from));
  }
}
