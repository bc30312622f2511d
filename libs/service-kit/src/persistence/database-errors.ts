/** `25P03`: thrown out for having been silent inside a transaction. */
const UNAVAILABLE = /^(08|53|57P0|58|25P03)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
const CONFLICT = new Set(['23505', '40001', '40P01', '55P03']);

interface Coded {
  code?: unknown;
  driverError?: unknown;
  message?: unknown;
}

function codeOf(error: unknown): string | undefined {
  const { code, driverError } = (error ?? {}) as Coded;
  if (typeof code === 'string') return code;
  return driverError ? codeOf(driverError) : undefined;
}

/** The unique rule or lock that says: somebody else was faster. */
export const isConflict = (error: unknown): boolean => CONFLICT.has(codeOf(error) ?? '');

/** A value that its column's type cannot hold: what was sent passed the validation and is no such thing. */
export const isBadValue = (error: unknown): boolean => codeOf(error)?.startsWith('22') ?? false;

/** A table was changed under a prepared statement (a migration of a newer version): another connection prepares it anew. */
const OUTDATED_PLAN = /cached plan must not change/;
const BROKEN =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Connection ended|Driver not Connected/i;

/** TypeORM gives a broken connection back by itself; whoever asks it afterwards is told so, and not why. */
const GIVEN_BACK = /^QueryRunner(Provider)?AlreadyReleasedError$/;

/** The database is away, restarting, out of connections or too slow: try again, nothing was committed that we know of. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  const message = String((error as Coded | undefined)?.message ?? '');
  if (code) return UNAVAILABLE.test(code) || NETWORK.has(code) || code === '57014' || OUTDATED_PLAN.test(message);
  return BROKEN.test(message) || GIVEN_BACK.test(String((error as Error | undefined)?.name));
}
