const INSTANT = '$instant';

/** An answer as it is kept for who asks again. Instants stay instants: a door makes the same of it as of the first. */
export const toKept = (answer: unknown): string => JSON.stringify(answer ?? null, marked);

export const ofKept = <Answer>(kept: string): Answer => JSON.parse(kept, unmarked) as Answer;

/** `value` is text already; what it was is still where it came from. */
function marked(this: Record<string, unknown>, key: string, value: unknown): unknown {
  return this[key] instanceof Date ? { [INSTANT]: value } : value;
}

const unmarked = (_key: string, value: unknown): unknown => (isInstant(value) ? new Date(value[INSTANT]) : value);

const isInstant = (value: unknown): value is { [INSTANT]: string } =>
  typeof value === 'object' && value !== null && INSTANT in value;
