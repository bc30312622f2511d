import { describe, expect, it } from '@jest/globals';
import { inOrder, type KeptFact } from './history.js';

const fact = (id: string, version: number, at: number, subject = 'case-1'): KeptFact => ({
  ...{ id, name: 'case.moved', subject, version, at, data: {} },
});
const ids = (facts: readonly KeptFact[]): string[] => inOrder('case-1', facts).map(({ id }) => id);

describe('The facts of a record', () => {
  it('are in the order of its versions, whatever the order in which they came', () => {
    expect(ids([fact('c', 3, 30), fact('a', 1, 10), fact('b', 2, 20)])).toEqual(['a', 'b', 'c']);
  });

  it('count once, however often they are told', () => {
    expect(ids([fact('a', 1, 10), fact('b', 2, 20), fact('a', 1, 10)])).toEqual(['a', 'b']);
  });

  it('do not turn around where a clock was set back: what has a later version is not earlier', () => {
    const ordered = inOrder('case-1', [fact('b', 2, 5), fact('a', 1, 10)]);
    expect(ordered.map(({ id, at }) => [id, at])).toEqual([
      ['a', 10],
      ['b', 10],
    ]);
  });

  it('stand by business time where they are of other things: a session has versions of its own', () => {
    expect(ids([fact('a', 1, 10), fact('b', 2, 20), fact('session', 1, 15, 'session-1')])).toEqual([
      'a',
      'session',
      'b',
    ]);
  });
});
