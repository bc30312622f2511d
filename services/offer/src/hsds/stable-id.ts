import { createHash } from 'node:crypto';

/**
 * The same parts give the same UUID, ever (version 8 of RFC 9562): rows of the published form that are no records of
 * ours, and records that came from somebody else's data set.
 */
export function stableId(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
