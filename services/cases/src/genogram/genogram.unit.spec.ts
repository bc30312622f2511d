import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import { CASE_IN, CHILD, SIBLING } from '../case-file/sample-cases.spec.js';
import { decideDrawing, type Drawing, type Member } from './genogram.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const child = (key: string, personId: string): Member => ({ key, personId, relation: 'child', household: 'same' });
const members: Member[] = [
  child('m1', CHILD),
  child('m2', SIBLING),
  { key: 'm3', relation: 'grandmother', household: 'other' },
];
const bonds = [{ from: 'm3', to: 'm1', kind: 'close' as const }];
const draw = (changes: Partial<Drawing> = {}, stage: keyof typeof CASE_IN = 'diagnosis') =>
  decideDrawing(CASE_IN[stage], { members, bonds, ...changes });

describe('a genogram', () => {
  it('says who belongs to the family and how they are bound, without a name', () => {
    expect(draw()).toEqual({ members, bonds });
  });

  test.each<[string, unknown, string]>([
    ['before the family has accepted', draw({}, 'invitation'), 'GENOGRAM.NOT_IN_STAGE'],
    ['of nobody', draw({ members: [], bonds: [] }), 'GENOGRAM.EMPTY'],
    ['with somebody twice', draw({ members: [...members, child('m4', CHILD)] }), 'GENOGRAM.DOUBLE_MEMBER'],
    ['with a key twice', draw({ members: [...members, { ...members[2]! }] }), 'GENOGRAM.DOUBLE_MEMBER'],
    ['without a child of the case', draw({ members: members.slice(1), bonds: [] }), 'GENOGRAM.CHILD_LEFT_OUT'],
    ['with a bond to nobody', draw({ bonds: [{ from: 'm1', to: 'm9', kind: 'close' }] }), 'GENOGRAM.UNKNOWN_MEMBER'],
    ['with a bond to oneself', draw({ bonds: [{ from: 'm1', to: 'm1', kind: 'close' }] }), 'GENOGRAM.UNKNOWN_MEMBER'],
  ])('is not drawn %s', (_what, decision, code) => expect(codeOf(decision)).toBe(code));
});
