import { NotAsTold } from './office.js';

/**
 * What an answer says otherwise than it should, one line each. Of an object only what is expected is compared; a list
 * must be as long, in that order; undefined: it must not be there.
 */
export function differences(actual: unknown, expected: unknown, path = ''): string[] {
  if (Array.isArray(expected) && Array.isArray(actual) && actual.length === expected.length)
    return expected.flatMap((one, at) => differences(actual[at], one, `${path}[${at}]`));
  if (isRecord(expected) && isRecord(actual))
    return Object.entries(expected).flatMap(([name, one]) =>
      differences(actual[name], one, path ? `${path}.${name}` : name),
    );
  if (Object.is(actual, expected)) return [];
  return [`${path ? `${path}: ` : ''}expected ${shown(expected)}, was ${shown(actual)}`];
}

/** Throws {@link NotAsTold} with everything that is otherwise. */
export function assertAs(what: string, actual: unknown, expected: unknown): void {
  const found = differences(actual, expected);
  if (found.length > 0) throw new NotAsTold(`${what}: ${found.join('; ')}`);
}

/** All of them are in the list, whatever else is. */
export function assertHolds(what: string, list: readonly string[], expected: readonly string[]): void {
  const missing = expected.filter((one) => !list.includes(one));
  if (missing.length > 0) throw new NotAsTold(`${what}: expected ${missing.join(', ')} among ${list.join(', ')}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
