import { describe, expect, it } from '@jest/globals';
import { checkDigit } from '@oln/identity';
import fc from 'fast-check';
import { readRow, type RowFacts } from './row-facts.js';
import { findHeader } from './sheet-columns.js';

const ASOF = new Date('2026-06-15T16:00:00Z');

describe('A row', () => {
  const header = findHeader([
    [
      'Nombres',
      'Apellidos',
      'RUN',
      'Fecha nacimiento',
      'Sexo',
      'Adulto responsable',
      'RUN adulto',
      'Teléfono',
      'Fecha ingreso',
      'Canal',
      'Motivo',
      'Peligro',
      'Curso',
      'Observaciones',
    ],
  ])!;
  const row = (changes: Record<number, string> = {}) => {
    const cells = [
      'Ana',
      'Soto Lagos',
      '12.345.678-5',
      '3/4/2015',
      'F',
      'Rosa Lagos',
      '11.111.111-1',
      '9 1234 5678',
      '1/6/2026',
      'derivación',
      'negligencia',
      '',
      '4°B',
      'vive con la abuela',
    ];
    return readRow(
      cells.map((cell, at) => changes[at] ?? cell),
      { header, sexStyle: 'm-is-male', commune: '13110', asOf: ASOF },
    );
  };
  const facts = (changes?: Record<number, string>): RowFacts => {
    const answer = row(changes);
    if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
    return answer.facts;
  };

  it('is understood, and what has no place of its own is kept in the narrative', () => {
    expect(facts()).toMatchObject({
      child: {
        givenNames: 'Ana',
        firstSurname: 'Soto',
        secondSurname: 'Lagos',
        run: '12345678-5',
        birthDate: '2015-04-03',
        sex: 'female',
      },
      adult: { givenNames: 'Rosa', firstSurname: 'Lagos', run: '11111111-1', kind: 'adult' },
      channel: 'referral',
      motive: 'neglect',
      receivedAt: '2026-06-01',
      danger: false,
    });
    for (const kept of ['vive con la abuela', 'Curso: 4°B', 'Motivo: negligencia'])
      expect(facts().narrative).toContain(kept);
  });

  it.each([
    [{ 0: '', 1: '' }, 'NAME_MISSING', 'Nombres'],
    [{ 0: '123' }, 'NAME_MISSING', 'Nombres'],
    [{ 2: '12.345.678-9' }, 'RUN_CHECK_DIGIT', 'RUN'],
    [{ 2: '1,23E+07' }, 'RUN_NOT_UNDERSTOOD', 'RUN'],
    [{ 3: '25/13/2015' }, 'DATE_NOT_UNDERSTOOD', 'Fecha nacimiento'],
    [{ 3: '3/4/2030' }, 'BORN_LATER', 'Fecha nacimiento'],
    [{ 3: '3/4/2001' }, 'OF_AGE', 'Fecha nacimiento'],
    [{ 8: '1/12/2026' }, 'RECEIVED_LATER', 'Fecha ingreso'],
  ])('with %j must be corrected: %s in %s', (changes, code, column) => {
    expect(row(changes)).toEqual({ problems: [{ code, column }] });
  });

  it.each([
    [{ 9: 'por paloma' }, 'CHANNEL_UNKNOWN', 'por paloma'],
    [{ 10: 'cosas de la vida' }, 'MOTIVE_UNKNOWN', 'cosas de la vida'],
    [{ 8: 'hace poco' }, 'RECEIVED_NOT_UNDERSTOOD', 'hace poco'],
    [{ 6: '11.111.111-2' }, 'ADULT_RUN_IGNORED', '11.111.111-2'],
    [{ 4: 'marciano' }, 'WORD_UNKNOWN', 'marciano'],
  ])('with %j is taken with a remark (%s), and the words are kept', (changes, code, words) => {
    const answer = row(changes);
    expect('remarks' in answer && answer.remarks.map((remark) => remark.code)).toEqual([code]);
    expect(facts(changes).narrative).toContain(words);
  });

  it('without RUN, date, adult or motive is taken: a child, a request, another motive', () => {
    const bare = facts({ 2: 's/r', 3: '', 5: '', 6: '', 10: '', 9: '' });
    expect(bare).toMatchObject({
      child: { kind: 'child', run: undefined },
      adult: undefined,
      motive: 'other',
      channel: 'spontaneous',
    });
  });

  it('with a provisional number in the column of the RUN has that identifier', () => {
    const { run, identifiers } = facts({ 2: `100.000.013-${checkDigit(100_000_013)}` }).child;
    expect(run).toBeUndefined();
    expect(identifiers).toEqual([{ kind: 'ipe', value: `100000013${checkDigit(100_000_013)}` }]);
  });

  it('never throws, whatever its cells say', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('12.345.678-5', '3/4/2015', '', '-', 'No', '\u0000'),
    );
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 16 }),
        (cells) => void readRow(cells, { header, sexStyle: 'm-is-male', commune: '13110', asOf: ASOF }),
      ),
    );
  });
});
