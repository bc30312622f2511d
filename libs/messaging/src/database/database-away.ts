/** `25P03`: thrown out for having been silent inside a transaction. */
const AWAY = /^(08|53|57P0|58|25P03)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
const SPOKEN =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Connection ended|Driver not Connected/i;

/** The database cannot be reached or takes no one in: nothing is wrong with the work itself. */
export function isAway(error: unknown): boolean {
  const { code, driverError, cause, message } = (error ?? {}) as Record<string, unknown>;
  if (typeof code === 'string') return AWAY.test(code) || NETWORK.has(code);
  if (driverError ?? cause) return isAway(driverError ?? cause);
  return SPOKEN.test(String(message ?? ''));
}
