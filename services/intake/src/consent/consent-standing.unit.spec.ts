import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import type { Guardianship } from '../guardianship/guardianship.js';
import type { Person } from '../person/person.js';
import { decideSpeaker, type Speaking } from './consent-standing.js';

const AT = new Date('2026-06-15T16:00:00Z');
const person = (changes: Partial<Person> = {}, birthDate?: string): Person => ({
  ...{ id: 'child', commune: '13110', version: 1, kind: 'child', registeredAt: AT, registeredBy: 'gestora-1' },
  data: {
    ...{ givenNames: 'Ana', sex: 'female', birthDate, identifiers: [], nationalities: [] },
    ...{ disabilities: [], contacts: [] },
  },
  ...changes,
});
const care: Guardianship = {
  ...{ id: 'g', commune: '13110', version: 1, childId: 'child', guardianId: 'mother', since: '2024-01-01' },
  ...{ kind: 'personal-care', source: 'court-order', recordedAt: AT },
};
const speaks = (changes: Partial<Speaking>): unknown => {
  const speaking: Speaking = {
    ...{ relation: 'self', person: person({}, '2016-05-05'), on: '2026-12-01', ownAge: 14, hasDocument: false },
    ...changes,
  };
  const decided = decideSpeaker(speaking);
  return isRefusal(decided) ? decided.definition.code : decided;
};

describe('Who speaks for whom', () => {
  it.each([
    ['2012-12-02', '2026-12-01', 'CONSENT.TOO_YOUNG'],
    ['2012-12-01', '2026-12-01', { saidById: 'child' }],
    ['2008-12-02', '2026-12-01', { saidById: 'child' }],
  ])('a child born on %s, on %s', (birthDate, on, expected) => {
    expect(speaks({ person: person({}, birthDate), on })).toEqual(expected);
  });

  it('from the age on that the office says, which must be known', () => {
    expect(speaks({ ownAge: 10 })).toEqual({ saidById: 'child' });
    expect(speaks({ ownAge: 16, person: person({}, '2011-01-01') })).toBe('CONSENT.TOO_YOUNG');
    expect(speaks({ person: person() })).toBe('CONSENT.TOO_YOUNG');
  });

  it('an adult for themself, or somebody by a document', () => {
    const adult = person({ kind: 'adult' });
    expect(speaks({ person: adult })).toEqual({ saidById: 'child' });
    expect(speaks({ person: adult, relation: 'curator', hasDocument: true })).toEqual({});
    expect(speaks({ person: adult, relation: 'curator' })).toBe('CONSENT.DOCUMENT_MISSING');
    expect(speaks({ relation: 'curator', hasDocument: true })).toBe('CONSENT.DOCUMENT_MISSING');
  });

  it('a guardian for the child in their care, by a record that held on that day', () => {
    const guardian = { relation: 'guardian', guardianship: care, childId: 'child' } as const;
    expect(speaks(guardian)).toEqual({ saidById: 'mother' });
    expect(speaks({ relation: 'guardian' })).toBe('CONSENT.GUARDIANSHIP_MISSING');
    expect(speaks({ ...guardian, childId: 'brother' })).toBe('CONSENT.NOT_GUARDIAN');
    expect(speaks({ ...guardian, guardianship: { ...care, until: '2026-11-30' } })).toBe('CONSENT.NOT_GUARDIAN');
    expect(speaks({ ...guardian, guardianship: { ...care, until: '2026-12-01' } })).toEqual({ saidById: 'mother' });
    expect(speaks({ ...guardian, guardianship: { ...care, since: '2026-12-02' } })).toBe('CONSENT.NOT_GUARDIAN');
    expect(speaks({ ...guardian, person: person({ kind: 'adult' }) })).toBe('CONSENT.NOT_GUARDIAN');
  });

  it('nobody for somebody who has died', () => {
    expect(speaks({ person: person({ deceasedAt: AT, kind: 'adult' }) })).toBe('CONSENT.DECEASED');
  });
});
