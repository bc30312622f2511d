import { describe, expect, it } from '@jest/globals';
import { decodeCursor } from '@oln/service-kit';
import { mergePages } from './merge.js';

const at = (day: number, id: string) => ({ due: `2026-03-${String(day).padStart(2, '0')}T03:00:00.000Z`, id });

describe('Deadlines of several owners', () => {
  it('are one list, soonest first', () => {
    const merged = mergePages([{ items: [at(2, 'b'), at(9, 'c')] }, { items: [at(1, 'a'), at(2, 'a')] }], 50);
    expect(merged.items.map(({ due, id }) => `${due.slice(8, 10)}${id}`)).toEqual(['01a', '02a', '02b', '09c']);
    expect(merged.next).toBeUndefined();
  });

  it('go on after the last one shown, whichever owner it is of', () => {
    const merged = mergePages([{ items: [at(2, 'b'), at(9, 'c')] }, { items: [at(1, 'a')] }], 2);
    expect(merged.items).toHaveLength(2);
    expect(decodeCursor(merged.next, 2)).toEqual(['2026-03-02T03:00:00.000Z', 'b']);
  });

  it('go on where an owner has more, though the page is just full', () => {
    expect(mergePages([{ items: [at(1, 'a')], next: 'x' }, { items: [] }], 1).next).toBeDefined();
    expect(mergePages([{ items: [at(1, 'a')] }, { items: [] }], 1).next).toBeUndefined();
  });

  it('are shown once each and none is left out, page by page', () => {
    const owners = [[at(1, 'a'), at(3, 'c'), at(5, 'e'), at(5, 'f')], [at(2, 'b'), at(4, 'd')], []];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const after = decodeCursor(cursor, 2) as [string, string] | undefined;
      const pages = owners.map((all) => {
        const left = all.filter(({ due, id }) => !after || due > after[0] || (due === after[0] && id > after[1]));
        return { items: left.slice(0, 2), next: left.length > 2 ? 'more' : undefined };
      });
      const page = mergePages(pages, 2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
