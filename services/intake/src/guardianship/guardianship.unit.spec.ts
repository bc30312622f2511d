import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@oln/contracts';
import type { Person } from '../person/person.js';
import { decideEnd, decideGuardianship, type Guardianship, type NewGuardianship } from './guardianship.js';

const AT = new Date('2026-06-15T16:00:00Z');
const person = (id: string, changes: Partial<Person> = {}, birthDate?: string): Person => ({
  ...{ id, commune: '13110', version: 1, kind: 'child', registeredAt: AT, registeredBy: 'gestora-1' },
  data: {
    givenNames: 'Ana',
    sex: 'female',
    birthDate,
    identifiers: [],
    nationalities: [],
    disabilities: [],
    contacts: [],
  },
  ...changes,
});
const child = person('child', {}, '2016-02-29');
const grandmother = person('grandmother', { kind: 'adult' });
const given: NewGuardianship = {
  ...{ childId: 'child', guardianId: 'grandmother', kind: 'personal-care', source: 'court-order', since: '2026-01-01' },
};
const code = (decided: object | Refusal) => (isRefusal(decided) ? decided.definition.code : 'accepted');

describe('Who cares for a child', () => {
  it('is an adult of the same registry, or an institution', () => {
    expect(code(decideGuardianship(given, child, grandmother))).toBe('accepted');
    const institution = { ...given, guardianId: undefined, institution: 'residencia-1' };
    expect(code(decideGuardianship(institution, child))).toBe('accepted');
  });

  it.each([
    ['an adult who is cared for', given, grandmother, grandmother, 'GUARDIANSHIP.NOT_A_CHILD'],
    ['both', { ...given, institution: 'residencia-1' }, child, grandmother, 'GUARDIANSHIP.ONE_GUARDIAN'],
    ['nobody', { ...given, guardianId: undefined }, child, undefined, 'GUARDIANSHIP.ONE_GUARDIAN'],
    ['another child', given, child, person('brother'), 'GUARDIANSHIP.NOT_AN_ADULT'],
    ['the child itself', given, child, child, 'GUARDIANSHIP.NOT_AN_ADULT'],
    ['somebody elsewhere', given, child, { ...grandmother, commune: '05101' }, 'GUARDIANSHIP.OTHER_COMMUNE'],
    ['before the birth', { ...given, since: '2016-02-28' }, child, grandmother, 'GUARDIANSHIP.BEFORE_BIRTH'],
  ])('is not %s', (_what, wanted, whom, guardian, refusal) => {
    expect(code(decideGuardianship(wanted, whom, guardian))).toBe(refusal);
  });
});

describe('The end of a guardianship', () => {
  const known: Guardianship = { ...given, id: 'g', commune: '13110', version: 1, recordedAt: AT };

  it.each([
    ['2026-01-01', 'accepted'],
    ['2025-12-31', 'GUARDIANSHIP.ENDS_BEFORE'],
  ])('on %s: %s', (until, outcome) => {
    expect(code(decideEnd(known, until))).toBe(outcome);
  });

  it('comes once', () => {
    expect(code(decideEnd({ ...known, until: '2026-02-01' }, '2026-03-01'))).toBe('GUARDIANSHIP.ENDED');
  });
});
