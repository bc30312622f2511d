import { encodeCursor, type Page } from '@oln/service-kit';

interface Sorted {
  id: string;
  due: string;
}

/** Pages of several owners, each soonest first and asked from the same cursor, as one page. */
export function mergePages<Item extends Sorted>(pages: Page<Item>[], limit: number): Page<Item> {
  const all = pages.flatMap(({ items }) => items).sort(inOrder);
  const items = all.slice(0, limit);
  const last = items.at(-1);
  const isMore = all.length > limit || pages.some(({ next }) => next !== undefined);
  return isMore && last ? { items, next: encodeCursor([last.due, last.id]) } : { items };
}

const inOrder = (one: Sorted, other: Sorted): number => compare(one.due, other.due) || compare(one.id, other.id);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
