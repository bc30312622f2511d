import { describe, expect, it } from '@jest/globals';
import { Families } from './list-changes.js';
import { differences } from './offer-lists.js';

describe('What stands in the tables after a round of changes', () => {
  const names = (what: string) => [`${what}-1`, `${what}-2`, `${what}-3`];
  const families = () => new Families({ sent: names('s'), waiting: names('w'), offered: names('o') });
  const before = { waiting: 50_000, claims: 9, taken: 9, handedOn: 4 };

  it('is a list of the same length, and a place that was handed on', () => {
    expect(differences(families().plan(6), before, { ...before, handedOn: 5 })).toEqual([]);
  });

  it('is told when somebody was lost, or a place was given twice', () => {
    expect(differences(families().plan(6), before, { waiting: 49_999, claims: 10, taken: 9, handedOn: 5 })).toEqual([
      'claims is 10 after the round, 9 were expected',
      'waiting is 49999 after the round, 50000 were expected',
    ]);
  });
});
