const AWAY = /^(08|53|57P0|58)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
/** Statement timeout, serialisation failure, deadlock, lock timeout: the same work may well succeed next time. */
const PASSING = new Set(['57014', '40001', '40P01', '55P03']);
const SPOKEN = /Connection terminated|timeout exceeded when trying to connect|not queryable|Connection ended|Driver not Connected/i;

/** The database is away or was busy: nothing is wrong with the work itself. */
export function isPassing(error: unknown): boolean {
  const { code, driverError, cause, message } = (error ?? {}) as Record<string, unknown>;
  if (typeof code === 'string') return AWAY.test(code) || NETWORK.has(code) || PASSING.has(code);
  if (driverError ?? cause) return isPassing(driverError ?? cause);
  return SPOKEN.test(String(message ?? ''));
}
