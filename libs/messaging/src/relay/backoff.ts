/** Exponential, capped, with jitter so that replicas do not knock together. */
export const backoffMs = (attempt: number, firstMs: number, capMs: number): number =>
  Math.round(Math.min(capMs, firstMs * 2 ** Math.min(attempt, 30)) * (0.8 + Math.random() * 0.4));
