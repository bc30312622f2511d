import type { Part } from './part.js';
import { baseName } from './part-definition.js';

const isBefore = (earlier: Part, later: Part): boolean =>
  later.definition.after.some((name) => name === earlier.state.name || name === baseName(earlier.state.name));

/** Starts what a part needs before the part; what does not need each other starts at the same time. */
export const startInOrder = (parts: Part[], start: (part: Part) => Promise<void>): Promise<void> =>
  inOrder(parts, (part) => parts.filter((other) => isBefore(other, part)), start);

/** The other way round: a part is stopped once nothing stands on it any more. */
export const stopInOrder = (parts: Part[]): Promise<void> =>
  inOrder(
    parts,
    (part) => parts.filter((other) => isBefore(part, other)),
    (part) => part.stop(),
  );

async function inOrder(
  parts: Part[],
  first: (part: Part) => Part[],
  act: (part: Part) => Promise<void>,
): Promise<void> {
  const begun = new Map<Part, Promise<void>>();
  const begin = (part: Part): Promise<void> => {
    const running = begun.get(part) ?? Promise.all(first(part).map(begin)).then(() => act(part));
    begun.set(part, running);
    return running;
  };
  await Promise.all(parts.map(begin));
}
