import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import type { PersonData } from '../person/person.js';
import { compare, decideIdentity, decideSought, ranked, swapped, type Candidate } from './matching.js';

const person = (changes: Partial<PersonData> = {}): PersonData => ({
  givenNames: 'Martina',
  firstSurname: 'Soto',
  secondSurname: 'Lagos',
  birthDate: '2015-04-03',
  sex: 'female',
  identifiers: [],
  nationalities: [],
  disabilities: [],
  contacts: [],
  ...changes,
});
const match = (sought: Partial<PersonData>, known: Partial<PersonData> = {}) =>
  compare(person(sought), person(known), 'known');

describe('Two entries', () => {
  it('with one RUN, or one other document, are certainly one person', () => {
    const run = '12345678-5';
    expect(match({ run, givenNames: 'Otra' }, { run })).toEqual({
      personId: 'known',
      certainty: 'certain',
      score: 100,
      reasons: [{ reason: 'same-run', points: 100 }],
    });
    const identifiers = [{ kind: 'passport', value: 'AB1' } as const];
    expect(match({ identifiers }, { identifiers })?.reasons[0]?.reason).toBe('same-identifier');
    expect(match({ identifiers: [{ kind: 'ipe', value: 'AB1' }] }, { identifiers })?.certainty).not.toBe('certain');
  });

  it('with the same name and birth date are probably one, and each reason is told', () => {
    expect(match({})).toEqual({
      personId: 'known',
      certainty: 'probable',
      score: 99,
      reasons: [
        { reason: 'name-similar', points: 60 },
        { reason: 'full-name-same', points: 10 },
        { reason: 'birth-date-same', points: 30 },
      ],
    });
  });

  it.each([
    ['accents, capitals and particles', { givenNames: 'MARTINA', firstSurname: 'de Soto' }, 'probable'],
    ['a slip in a surname', { firstSurname: 'Zoto' }, 'probable'],
    ['day and month swapped', { birthDate: '2015-03-04' }, 'probable'],
    ['one digit of the date', { birthDate: '2015-04-08' }, 'probable'],
    ['no date at all', { birthDate: undefined }, 'probable'],
    ['another date', { birthDate: '2009-11-21' }, 'possible'],
    ['the name the person goes by', { givenNames: 'Marti' }, 'probable'],
  ] as const)('are still found with %s', (_what, changes, certainty) => {
    expect(match(changes, { socialName: 'Marti' })?.certainty).toBe(certainty);
  });

  it('of twins with their own RUN are two people', () => {
    expect(match({ givenNames: 'Isidora', run: '12345678-5' }, { run: '11111111-1' })).toBeUndefined();
  });

  it('of strangers are not named at all', () => {
    expect(
      match({ givenNames: 'Pedro', firstSurname: 'Quispe', secondSurname: 'Mamani', birthDate: '2001-01-31' }),
    ).toBeUndefined();
  });

  it('never reach certainty without a document', () => {
    expect(match({})?.score).toBeLessThan(100);
  });
});

describe('Somebody who is sought', () => {
  const sought = (given: Parameters<typeof decideSought>[0]) => {
    const decided = decideSought(given);
    return isRefusal(decided) ? decided.definition.code : decided;
  };

  it('is sought in the form in which the registry keeps it', () => {
    expect(sought({ run: '12.345.678-5' })).toMatchObject({ run: '12345678-5', givenNames: '' });
    expect(sought({ run: '6.000.014-k' })).toMatchObject({ run: '6000014-K' });
    expect(sought({ identifiers: [{ kind: 'passport', value: 'ab-12' }] })).toMatchObject({
      identifiers: [{ kind: 'passport', value: 'AB12' }],
    });
  });

  it.each([
    [{}, 'PERSON.NOTHING_SOUGHT'],
    [{ identifiers: [] }, 'PERSON.NOTHING_SOUGHT'],
    [{ run: '12.345.678-9' }, 'PERSON.RUN_WRONG'],
    [{ run: '12.345.678-9', name: 'Martina Soto' }, 'PERSON.RUN_WRONG'],
  ])('by %j is refused: %s; nobody is taken for unknown by a slip', (given, refusal) => {
    expect(sought(given)).toBe(refusal);
  });
});

describe('Names of few or other letters', () => {
  it.each(['Li', 'Xu', 'Ñ', '👩‍👧', 'محمد', '李', "O'Higgins", '---'])('"%s" are compared without an error', (name) => {
    const same = match({ givenNames: name, firstSurname: undefined }, { givenNames: name, firstSurname: undefined });
    expect(Number.isInteger(same?.score ?? 0)).toBe(true);
  });
});

describe('Day and month', () => {
  it.each([
    ['2015-04-03', '2015-03-04'],
    ['2015-12-12', '2015-12-12'],
    ['2015-04-13', undefined],
  ])('of %s the other way round are %s', (date, other) => {
    expect(swapped(date)).toBe(other);
  });
});

describe('Somebody who is to be entered', () => {
  const candidate = (certainty: Candidate['certainty'], score: number, personId: string = certainty): Candidate => ({
    personId,
    certainty,
    score,
    reasons: [],
  });
  const decide = (candidates: Candidate[], confirmedNew = false) => {
    const decided = decideIdentity(candidates, confirmedNew);
    return isRefusal(decided) ? [decided.definition.code, decided.at.params?.candidate] : 'new';
  };

  it('is new where nobody or only possible ones are found', () => {
    expect(decide([])).toBe('new');
    expect(decide([candidate('possible', 50)])).toBe('new');
  });

  it('is compared first where somebody probably is the same, and entered once that was done', () => {
    const probable = [candidate('possible', 50), candidate('probable', 80)];
    expect(decide(probable)).toEqual(['PERSON.PROBABLE_MATCH', 'probable']);
    expect(decide(probable, true)).toBe('new');
  });

  it('is never entered where the document says who it is', () => {
    const certain = [candidate('probable', 80), candidate('certain', 100)];
    expect(decide(certain)).toEqual(['PERSON.CERTAIN_MATCH', 'certain']);
    expect(decide(certain, true)).toEqual(['PERSON.CERTAIN_MATCH', 'certain']);
  });

  it('sees the best candidate first, and equals in one order', () => {
    const order = ranked([
      candidate('possible', 50, 'b'),
      candidate('probable', 80, 'c'),
      candidate('possible', 50, 'a'),
    ]);
    expect(order.map(({ personId }) => personId)).toEqual(['c', 'a', 'b']);
  });
});
