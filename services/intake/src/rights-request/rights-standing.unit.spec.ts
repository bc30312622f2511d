import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import type { Guardianship } from '../guardianship/guardianship.js';
import type { Person } from '../person/person.js';
import { decideStanding, type Asking } from './rights-standing.js';

const AT = new Date('2026-03-02T15:00:00Z');
const person = (id: string, changes: Partial<Person> = {}): Person => ({
  ...{ id, commune: '13110', version: 1, kind: 'child', registeredAt: AT, registeredBy: 'gestora-1' },
  data: { givenNames: 'X', identifiers: [], sex: 'female', nationalities: [], disabilities: [], contacts: [] },
  ...changes,
});
const CHILD = person('child');
const SISTER = person('sister');
const MOTHER = person('mother', { kind: 'adult' });
const CARE: Guardianship = {
  ...{ id: 'care', commune: '13110', version: 1, childId: 'child', guardianId: 'mother', recordedAt: AT },
  ...{ kind: 'personal-care', source: 'court-order', since: '2025-01-01' },
};

const of = (asking: Partial<Asking>): unknown => {
  const decided = decideStanding({
    relation: 'self',
    on: '2026-03-02',
    subjects: [CHILD],
    hasDocument: false,
    ...asking,
  });
  return isRefusal(decided) ? decided.definition.code : (decided.requesterId ?? 'allowed');
};

describe('Who may ask about data', () => {
  it.each<[string, Partial<Asking>, string]>([
    ['a child, for itself', {}, 'child'],
    ['an adult, for herself', { subjects: [MOTHER] }, 'mother'],
    ['somebody else', { requester: MOTHER }, 'RIGHTS_REQUEST.REQUESTER_UNKNOWN'],
    ['who has died', { subjects: [{ ...MOTHER, deceasedAt: AT }] }, 'RIGHTS_REQUEST.DECEASED'],
    ['an adult of the family, for all', { subjects: [CHILD, MOTHER], requester: MOTHER }, 'mother'],
    [
      'a child of the family, for all',
      { subjects: [CHILD, MOTHER], requester: CHILD },
      'RIGHTS_REQUEST.REQUESTER_UNKNOWN',
    ],
    ['nobody of the family', { subjects: [CHILD, MOTHER], requester: SISTER }, 'RIGHTS_REQUEST.REQUESTER_UNKNOWN'],
    ['a family that names nobody', { subjects: [CHILD, MOTHER] }, 'RIGHTS_REQUEST.REQUESTER_UNKNOWN'],
  ])('themself: %s', (_who, asking, expected) => {
    expect(of(asking)).toBe(expected);
  });

  it.each<[string, Partial<Guardianship> | undefined, Partial<Asking>, string]>([
    ['holds', {}, {}, 'mother'],
    ['holds, of an institution', { guardianId: undefined, institution: 'residencia-1' }, {}, 'allowed'],
    ['holds, and the family is asked of', {}, { subjects: [SISTER, CHILD] }, 'RIGHTS_REQUEST.NOT_GUARDIAN'],
    [
      'holds, and the family is asked of, the child first',
      {},
      { subjects: [CHILD, SISTER] },
      'RIGHTS_REQUEST.NOT_GUARDIAN',
    ],
    ['is not named', undefined, {}, 'RIGHTS_REQUEST.GUARDIANSHIP_MISSING'],
    ['begins on that day', { since: '2026-03-02' }, {}, 'mother'],
    ['begins later', { since: '2026-03-03' }, {}, 'RIGHTS_REQUEST.NOT_GUARDIAN'],
    ['ends on that day', { until: '2026-03-02' }, {}, 'mother'],
    ['ended before', { until: '2026-03-01' }, {}, 'RIGHTS_REQUEST.NOT_GUARDIAN'],
    ['is of another child', {}, { childId: 'sister' }, 'RIGHTS_REQUEST.NOT_GUARDIAN'],
    ['is of who is of age now', {}, { subjects: [person('child', { kind: 'adult' })] }, 'RIGHTS_REQUEST.NOT_GUARDIAN'],
  ])('who cares for the child, if the guardianship %s', (_if, changes, asking, expected) => {
    const guardianship = changes && { ...CARE, ...changes };
    expect(of({ relation: 'guardian', guardianship, childId: 'child', ...asking })).toBe(expected);
  });

  it.each<[Asking['relation'], Partial<Asking>, string]>([
    ['curator', { hasDocument: true }, 'allowed'],
    ['curator', {}, 'RIGHTS_REQUEST.DOCUMENT_MISSING'],
    ['court', { hasDocument: true }, 'allowed'],
    ['court', {}, 'RIGHTS_REQUEST.DOCUMENT_MISSING'],
    ['heir', { hasDocument: true }, 'RIGHTS_REQUEST.NOT_DECEASED'],
    ['heir', { hasDocument: true, subjects: [{ ...MOTHER, deceasedAt: AT }], requester: SISTER }, 'sister'],
    ['heir', { subjects: [{ ...MOTHER, deceasedAt: AT }] }, 'RIGHTS_REQUEST.DOCUMENT_MISSING'],
  ])('%s, with %j', (relation, asking, expected) => {
    expect(of({ relation, ...asking })).toBe(expected);
  });
});
