import { describe, expect, it } from '@jest/globals';
import type { CallContext } from '../context/call-context.js';
import { newId } from '../persistence/ids.js';
import { Tx, type Speech } from '../persistence/transaction.js';
import { auditListed } from './audit-listed.js';

const [CHILD, ONE, OTHER] = [newId(), newId(), newId()];
const context: CallContext = {
  principal: { person: 'gestora-1', roles: ['case-manager'], communes: ['13110', '13119'], kind: 'person' },
  asOf: new Date('2026-03-02T13:00:00Z'),
  language: 'es',
  door: 'http',
};
const BOTH = [
  { id: ONE, commune: '13110', version: 2, factors: ['family-violence'] },
  { id: OTHER, commune: '13119', version: 1, factors: [] },
];

/** What a list leaves on record. */
function left(filter: object, items = BOTH): unknown[] {
  const tx = new Tx({} as Speech, context, 'measure.list');
  const found = { items, next: 'x' };
  expect(auditListed(tx, 'measure', filter, found)).toBe(found);
  return tx.audits.map(({ entry }) => entry);
}

describe('A list', () => {
  it('that is asked for somebody is a reading of each of its items', () => {
    expect(left({ childId: CHILD, open: true })).toEqual([
      { kind: 'measure', id: ONE, commune: '13110', version: 2 },
      { kind: 'measure', id: OTHER, commune: '13119', version: 1 },
    ]);
  });

  it('in which there is nothing of them is a reading as well', () => {
    expect(left({ childId: CHILD }, [])).toEqual([{ kind: 'measure', id: CHILD, commune: '13110' }]);
  });

  it('of what is to be done is none', () => {
    expect(left({ personInCharge: 'gestora-1', stage: 'open', childId: undefined })).toEqual([]);
    expect(left({}, [])).toEqual([]);
  });
});
