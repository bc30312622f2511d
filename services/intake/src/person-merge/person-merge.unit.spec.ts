import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import type { Person, PersonData } from '../person/person.js';
import { decideMerge, decideUndo, type PersonMerge } from './person-merge.js';

const AT = new Date('2026-06-15T16:00:00Z');
const entry = (id: string, data: Partial<PersonData> = {}, changes: Partial<Person> = {}): Person => ({
  ...{ id, commune: '13110', version: 3, kind: 'child', registeredAt: AT, registeredBy: 'gestora-1' },
  data: {
    givenNames: 'Ana',
    sex: 'female',
    identifiers: [],
    nationalities: [],
    disabilities: [],
    contacts: [],
    ...data,
  },
  ...changes,
});
const RUN = { run: '12345678-5' };
const PASSPORT = { identifiers: [{ kind: 'passport', value: 'AB1' } as const] };

describe('A merge', () => {
  const merge = (merged: Person, survivor: Person, confirmedDifferences = false) => {
    const decided = decideMerge({ merged, survivor, confirmedDifferences });
    return isRefusal(decided) ? decided.definition.code : decided.merged;
  };

  it('only points: nothing else of the entry is touched', () => {
    const merged = entry('a', RUN);
    expect(merge(merged, entry('b'))).toEqual({ ...merged, mergedInto: 'b', version: 4 });
  });

  it.each([
    ['another RUN', entry('b', { run: '11111111-1' })],
    ['another birth date', entry('b', { birthDate: '2015-01-02' })],
    ['an adult', entry('b', {}, { kind: 'adult' })],
  ])('with %s is made only by who says so', (_what, survivor) => {
    const merged = entry('a', { ...RUN, birthDate: '2014-01-02' });
    expect(merge(merged, survivor)).toBe('PERSON_MERGE.CONTRADICTION');
    expect(merge(merged, survivor, true)).toMatchObject({ mergedInto: 'b' });
  });

  it('stays within one registry, and within entries that are in use', () => {
    expect(merge(entry('a'), entry('a'))).toBe('PERSON_MERGE.SAME_ENTRY');
    expect(merge(entry('a'), entry('b', {}, { commune: '05101' }))).toBe('PERSON_MERGE.OTHER_COMMUNE');
    expect(merge(entry('a', {}, { mergedInto: 'c' }), entry('b'))).toBe('PERSON_MERGE.ALREADY_MERGED');
    expect(merge(entry('a'), entry('b', {}, { mergedInto: 'c' }))).toBe('PERSON_MERGE.SURVIVOR_MERGED');
  });
});

describe('Undoing it', () => {
  const done: PersonMerge = {
    ...{ id: 'm', commune: '13110', version: 1, merged: 'a', survivor: 'b', mergedAt: AT, mergedBy: 'gestora-1' },
    reason: 'family-says',
  };
  const undone = { at: AT, by: 'gestora-2', reason: 'different-persons' } as const;
  const undo = (merged: Person, survivor: Person, merge = done) => {
    const decided = decideUndo(merge, { merged, survivor }, undone);
    return isRefusal(decided) ? decided.definition.code : decided;
  };
  const merged = (data: Partial<PersonData> = {}) => entry('a', data, { mergedInto: 'b' });

  it('restores the entry, once', () => {
    expect(undo(merged(RUN), entry('b'))).toEqual({
      merge: { ...done, undone, version: 2 },
      merged: { ...merged(RUN), mergedInto: undefined, version: 4 },
    });
    expect(undo(merged(), entry('b'), { ...done, undone })).toBe('PERSON_MERGE.ALREADY_UNDONE');
  });

  it.each([
    ['RUN', RUN],
    ['other document', PASSPORT],
  ])('waits until somebody has said whose the %s is that both entries name', (_what, document) => {
    expect(undo(merged(document), entry('b', document))).toBe('PERSON_MERGE.SHARED_DOCUMENT');
  });
});
