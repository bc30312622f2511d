import { describe, expect, it } from '@jest/globals';
import { MOTIVE_CODES } from '../request/motives.js';
import type { Candidate } from '../matching/matching.js';
import { adultOf, childOf, isEnough, isPartOf, onlyMatch } from './alert-identification.js';
import { factorsOf, motiveOf } from './alert-motives.js';

const of = (
  personId: string,
  certainty: Candidate['certainty'],
  ...reasons: Candidate['reasons'][number]['reason'][]
): Candidate => ({
  personId,
  certainty,
  score: 80,
  reasons: reasons.map((reason) => ({ reason, points: 10 })),
});

describe('who of the registry an alert is about', () => {
  it.each([
    ['the one with the same RUN', [of('a', 'certain', 'same-run'), of('b', 'probable')], 'a'],
    ['the only one of that name and birth date', [of('a', 'probable', 'birth-date-same'), of('b', 'possible')], 'a'],
    ['a question, with another RUN', [of('a', 'probable', 'birth-date-same', 'different-run')], 'several'],
    ['a question, without a birth date', [of('a', 'probable', 'full-name-same')], 'several'],
    [
      'a question, if there are two',
      [of('a', 'probable', 'birth-date-same'), of('b', 'probable', 'birth-date-same')],
      'several',
    ],
    [
      'a question, if another has that birth date too',
      [of('a', 'probable', 'birth-date-same'), of('b', 'possible', 'birth-date-same')],
      'several',
    ],
    [
      'likely the only one with that birth date',
      [of('a', 'possible', 'birth-date-same'), of('b', 'possible')],
      'likely a',
    ],
    ['nobody, if it is hardly alike', [of('a', 'possible', 'name-similar')], undefined],
    ['nobody', [], undefined],
  ] as const)('%s', (_who, candidates, expected) => {
    const match = onlyMatch(candidates);
    const said =
      typeof match === 'object' ? ('sure' in match ? match.sure.personId : `likely ${match.likely.personId}`) : match;
    expect(said).toBe(expected);
  });
});

describe('a name of which a part was told', () => {
  it.each([
    ['Amaru Huenchul', 'Amaru Nahuel Huenchul Paine', true],
    ['amaru huenchul', 'Amaru Huenchul', true],
    ['Amaru Paine', 'Amaru Huenchul', false],
  ])('%s is part of %s: %s', (told, known, part) => expect(isPartOf(told, known)).toBe(part));
});

describe('what an alert tells', () => {
  it('is read as the registry keeps it', () => {
    expect(childOf({ run: '1-9' }, '13110')).toBeUndefined();
    const child = childOf({ givenNames: 'Amaru', sex: 'nobody knows', phone: '9 5555 0101' }, '13110')!;
    expect(child).toMatchObject({ sex: 'unknown', kind: 'child', contacts: [{ kind: 'phone', value: '9 5555 0101' }] });
    expect([isEnough(child), isEnough({ ...child, firstSurname: 'Paine' })]).toEqual([false, true]);
    expect(adultOf({ adult: { firstSurname: 'Paine' } })).toBeUndefined();
    expect(adultOf({ adult: { givenNames: 'Rosa', relation: 'child' } })?.relation).toBe('other');
    expect(adultOf({ adult: { givenNames: 'Rosa', relation: 'grandmother' } })?.relation).toBe('grandmother');
  });

  it('gives the request its motive and its weight', () => {
    expect(motiveOf(['school-absence', 'violence-suspected'])).toBe('violence');
    expect(motiveOf(['never-heard-of'])).toBe('alert');
    expect(factorsOf(['neglect'], 'critical')).toEqual(['neglect', 'grave-alert']);
    expect(factorsOf(['neglect'], 'medium')).toEqual(['neglect']);
    expect(MOTIVE_CODES).toEqual(expect.arrayContaining(['alert', 'returned-by-service', motiveOf(['homeless'])]));
  });
});
