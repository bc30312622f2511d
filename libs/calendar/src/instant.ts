/** A moment: ISO 8601 with its offset (`2026-04-05T03:00:00.000Z`), or epoch milliseconds. */
export type Instant = string | number;

const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds. Text without an offset is refused: its meaning would depend on the machine. */
export function epochMs(instant: Instant): number {
  const ms = typeof instant === 'number' ? instant : ISO_WITH_OFFSET.test(instant) ? Date.parse(instant) : Number.NaN;
  if (!Number.isFinite(ms))
    throw new RangeError(`"${instant}" is not an instant: write ISO 8601 with its offset, as in 2026-04-05T03:00:00Z`);
  return ms;
}

/** ISO 8601 in UTC. */
export const isoInstant = (instant: Instant): string => new Date(epochMs(instant)).toISOString();

/** Negative if `a` comes first, positive if `b` does, 0 if they are one moment. Text may carry different offsets. */
export const compareInstants = (a: Instant, b: Instant): number => Math.sign(epochMs(a) - epochMs(b));
