import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@oln/contracts';
import {
  changesScore,
  decideData,
  decideRectification,
  isUnderAge,
  kindOn,
  majorityYear,
  normaliseIdentifier,
  type Person,
  type PersonInput,
} from './person.js';

const ASOF = new Date('2026-06-15T16:00:00Z');
const input = (changes: Partial<PersonInput> = {}): PersonInput => ({
  givenNames: 'Ana',
  sex: 'female',
  birthDate: '2015-04-03',
  ...changes,
});
const code = (decided: object | Refusal) => (isRefusal(decided) ? decided.definition.code : 'accepted');

describe('What is said of a person', () => {
  it('is kept with the RUN in one form and documents without doubles', () => {
    const identifiers = [
      { kind: 'passport', value: 'ab 123.456' },
      { kind: 'passport', value: 'AB123456' },
    ] as const;
    expect(decideData(input({ run: '12.345.678-5', identifiers: [...identifiers] }), ASOF)).toMatchObject({
      kind: 'child',
      data: {
        run: '12345678-5',
        identifiers: [{ kind: 'passport', value: 'AB123456' }],
        nationalities: [],
        contacts: [],
      },
    });
  });

  it.each([
    ['12.345.678-9', 'PERSON.RUN_WRONG'],
    ['hello', 'PERSON.RUN_WRONG'],
    ['', 'PERSON.RUN_WRONG'],
    ['76.086.428-5', 'PERSON.RUN_COMPANY'],
  ])('with the RUN "%s" is refused: %s', (run, refusal) => {
    expect(code(decideData(input({ run }), ASOF))).toBe(refusal);
  });

  it('cannot be a birth tomorrow; today it can', () => {
    expect(code(decideData(input({ birthDate: '2026-06-16' }), ASOF))).toBe('PERSON.BORN_LATER');
    expect(code(decideData(input({ birthDate: '2026-06-15' }), ASOF))).toBe('accepted');
  });

  it('says whether it is a child where no birth date is known', () => {
    expect(code(decideData(input({ birthDate: undefined }), ASOF))).toBe('PERSON.AGE_UNKNOWN');
    expect(decideData(input({ birthDate: undefined, kind: 'child' }), ASOF)).toMatchObject({ kind: 'child' });
  });

  it('believes the birth date more than what is said', () => {
    expect(decideData(input({ kind: 'child', birthDate: '1980-01-01' }), ASOF)).toMatchObject({ kind: 'adult' });
  });

  it.each([
    ['2008-06-16', 'child'],
    ['2008-06-15', 'adult'],
    ['2008-06-14', 'adult'],
  ])('born on %s is %s on 15 June 2026', (birthDate, kind) => {
    expect(kindOn(birthDate, ASOF)).toBe(kind);
  });

  it('shows the table the year of coming of age only', () => {
    expect(majorityYear(decideDataOf({ birthDate: '2008-02-29' }))).toBe(2026);
    expect(majorityYear(decideDataOf({ birthDate: undefined, kind: 'child' }))).toBeUndefined();
  });

  it.each([
    ['ab 123.456-7', 'AB1234567'],
    ['  ñ-12/3 ', 'Ñ123'],
    ['---', ''],
  ])('as a document "%s" is %s', (value, plain) => {
    expect(normaliseIdentifier(value)).toBe(plain);
  });
});

const decideDataOf = (changes: Partial<PersonInput>) => {
  const decided = decideData(input(changes), ASOF);
  if (isRefusal(decided)) throw new Error(decided.definition.code);
  return decided.data;
};

describe('A rectification', () => {
  const person: Person = {
    id: '01939b1e-0000-7000-8000-000000000001',
    commune: '13110',
    version: 4,
    kind: 'child',
    data: decideDataOf({ address: { street: 'Calle 1' } }),
    registeredAt: ASOF,
    registeredBy: 'gestora-1',
  };

  it('changes what is named, clears what is null, keeps the rest, and names the fields in events’ words', () => {
    const decided = decideRectification(person, { firstSurname: 'Soto', address: null, birthDate: '2015-05-03' }, ASOF);
    expect(decided).toMatchObject({
      person: {
        version: 5,
        data: { givenNames: 'Ana', firstSurname: 'Soto', birthDate: '2015-05-03' },
      },
      fields: ['address', 'birth-date', 'first-surname'],
    });
  });

  it.each([
    [{}, 'PERSON.NOTHING_CHANGED'],
    [{ givenNames: 'Ana' }, 'PERSON.NOTHING_CHANGED'],
    [{ givenNames: null }, 'PERSON.NAME_MISSING'],
    [{ sex: null }, 'PERSON.NAME_MISSING'],
    [{ run: '1-1' }, 'PERSON.RUN_WRONG'],
  ])('of %j is refused: %s', (changes, refusal) => {
    expect(code(decideRectification(person, changes, ASOF))).toBe(refusal);
  });

  it('of an entry that was merged points to the one in use', () => {
    expect(code(decideRectification({ ...person, mergedInto: 'other' }, { givenNames: 'Eva' }, ASOF))).toBe(
      'PERSON.MERGED',
    );
  });

  it('can make a child an adult by a corrected date, who is of age from then on', () => {
    expect(decideRectification(person, { birthDate: '1990-01-01' }, ASOF)).toMatchObject({
      person: { kind: 'adult', ofAgeAt: ASOF },
    });
  });

  it('can make an adult a child, who will come of age one day', () => {
    const adult: Person = { ...person, kind: 'adult', ofAgeAt: new Date('2026-01-01T03:00:00Z') };
    const decided = decideRectification(adult, { birthDate: '2015-01-01' }, ASOF);
    expect(decided).toMatchObject({ person: { kind: 'child' } });
    expect(decided).not.toHaveProperty('person.ofAgeAt', expect.any(Date));
  });

  it('keeps the day on which somebody came of age when something else is corrected', () => {
    const ofAgeAt = new Date('2026-01-01T03:00:00Z');
    const adult: Person = { ...person, kind: 'adult', ofAgeAt, data: { ...person.data, birthDate: '2008-01-01' } };
    expect(decideRectification(adult, { firstSurname: 'Soto' }, ASOF)).toMatchObject({ person: { ofAgeAt } });
  });

  it.each([
    [['birth-date'], true],
    [['address', 'run'], true],
    [['disabilities'], true],
    [['address', 'contacts', 'given-names'], false],
  ])('of %j counts for scores: %s', (fields, counts) => {
    expect(changesScore(fields)).toBe(counts);
  });

  it('is under age by the birth date, also before the sweep has told of the birthday', () => {
    const born = (birthDate: string) => ({ ...person, data: { ...person.data, birthDate } });
    expect(isUnderAge(born('2008-06-16'), ASOF)).toBe(true);
    expect(isUnderAge(born('2008-06-15'), ASOF)).toBe(false);
    expect(isUnderAge({ ...person, deceasedAt: ASOF }, ASOF)).toBe(false);
    expect(isUnderAge({ ...person, data: { ...person.data, birthDate: undefined } }, ASOF)).toBe(true);
  });
});
