/** What messaging tells its surroundings: plain callbacks that service-kit turns into metrics, logs and spans. */
export interface MessagingHooks {
  /** This replica's relay began or ceased to hold the lease. */
  leased?(active: boolean): void;
  /** The outbox's lag, by lane. */
  waiting?(lag: OutboxLag): void;
  /** Rows that left the outbox. */
  sent?(sent: { lane: Lane; outcome: string; rows: number }): void;
  handled?(handled: { consumer: string; type: string }): void;
  retried?(retried: { consumer: string; type: string; error: unknown }): void;
  /** A fact of another kind than its subject says, or of a version that is published for others. */
  ignored?(ignored: { consumer: string }): void;
  parked?(parked: { consumer: string; code: string }): void;
  /** Something is away or failed and will be tried again. Never with a payload. */
  problem?(problem: { where: string; error: unknown }): void;
  /** Runs `fn` in a span whose parent is `traceparent`. */
  inSpan?<Result>(name: string, traceparent: string | undefined, fn: () => Promise<Result>): Promise<Result>;
}

export type Lane = 'event' | 'process';

export interface OutboxLag {
  lane: Lane;
  rows: number;
  /** Age of the oldest row that waits; 0 when none does. */
  oldestSeconds: number;
}

/** Runs `fn` in a span where the surroundings make spans. */
export function spanned<Result>(
  hooks: MessagingHooks,
  name: string,
  traceparent: string | undefined,
  fn: () => Promise<Result>,
): Promise<Result> {
  return hooks.inSpan ? hooks.inSpan(name, traceparent, fn) : fn();
}
