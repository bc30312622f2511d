import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePeopleDate } from './cell-dates.js';
import { splitName, surnamesOf } from './cell-names.js';
import {
  channelOf,
  countryOf,
  disabilityOf,
  indigenousPeopleOf,
  isNothing,
  isYes,
  motiveOf,
  relationOf,
  sexOf,
  sexStyleOf,
} from './cell-words.js';

describe('A date as people write it', () => {
  it.each([
    ['3/4/2015', '2015-04-03'],
    ['03-04-15', '2015-04-03'],
    ['2015-04-03', '2015-04-03'],
    ['2015/4/3', '2015-04-03'],
    ['03.04.2015', '2015-04-03'],
    ['3 de abril de 2015', '2015-04-03'],
    ['3 ABRIL 2015', '2015-04-03'],
    ['3-abr-15', '2015-04-03'],
    ['1 de setiembre de 2015', '2015-09-01'],
    ['03042015', '2015-04-03'],
    ['20150403', '2015-04-03'],
    ['20102015', '2015-10-20'],
    ['42097', '2015-04-03'],
    ['42097.5', '2015-04-03'],
    ['2015-04-03T00:00:00', '2015-04-03'],
    ['3/4/2015 0:00', '2015-04-03'],
    [' 3 / 4 / 2015 ', '2015-04-03'],
    ['29/02/2016', '2016-02-29'],
    ['1/1/26', '2026-01-01'],
    ['1/1/27', '1927-01-01'],
  ])('%s is %s', (text, date) => {
    expect(parsePeopleDate(text, '2026-06-15')).toBe(date);
  });

  it.each(['', 'ayer', '31/02/2015', '29/02/2015', '04/25/2015', '2015', '3/4', '00/00/0000', '1/1/0015', '3//2015'])(
    '"%s" is not understood: nothing is guessed',
    (text) => {
      expect(parsePeopleDate(text, '2026-06-15')).toBeUndefined();
    },
  );

  it('means the same day however it is written', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-06-15'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const date = instant.toISOString().slice(0, 10);
        const [year, month, day] = date.split('-') as [string, string, string];
        const serial = Math.floor(Date.parse(date) / 86_400_000) + 25_569;
        const written = [
          `${Number(day)}/${Number(month)}/${year}`,
          `${day}-${month}-${year}`,
          `${year}.${month}.${day}`,
          String(serial),
          `${day}${month}${year}`,
        ];
        for (const text of written.slice(0, 4)) expect(parsePeopleDate(text, '2026-06-15')).toBe(date);
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePeopleDate(text, '2026-06-15')));
  });
});

describe('A name in one cell', () => {
  it.each([
    ['Martina', { givenNames: 'Martina' }],
    ['Martina Soto', { givenNames: 'Martina', firstSurname: 'Soto' }],
    ['Martina Soto Lagos', { givenNames: 'Martina', firstSurname: 'Soto', secondSurname: 'Lagos' }],
    ['Martina Paz Soto Lagos', { givenNames: 'Martina Paz', firstSurname: 'Soto', secondSurname: 'Lagos' }],
    ['Soto Lagos, Martina Paz', { givenNames: 'Martina Paz', firstSurname: 'Soto', secondSurname: 'Lagos' }],
    [
      'María de los Ángeles de la Cruz San Martín',
      { givenNames: 'María de los Ángeles', firstSurname: 'de la Cruz', secondSurname: 'San Martín' },
    ],
  ])('%s', (text, parts) => {
    expect(splitName(text)).toEqual(parts);
  });

  it('of two surnames', () => {
    expect(surnamesOf('de la Fuente Pérez')).toEqual({ firstSurname: 'de la Fuente', secondSurname: 'Pérez' });
  });
});

describe('A word in a cell', () => {
  it('of the sex depends on the words beside it', () => {
    expect(sexOf('M', sexStyleOf(['F', 'M']))).toBe('male');
    expect(sexOf('M', sexStyleOf(['H', 'M', 'H']))).toBe('female');
    expect(['Niña', 'HOMBRE', 'fem.', 'varón', '?'].map((text) => sexOf(text, 'm-is-male'))).toEqual([
      'female',
      'male',
      'female',
      'male',
      undefined,
    ]);
  });

  it.each([
    ['Demanda Espontánea', 'spontaneous'],
    ['DERIVACIÓN', 'referral'],
    ['Búsqueda activa', 'outreach'],
    ['alerta SAN', 'alert'],
    ['otra cosa', undefined],
  ])('of the way in: %s is %s', (text, channel) => {
    expect(channelOf(text)).toBe(channel);
  });

  it.each([
    ['Negligencia', 'neglect'],
    ['VIF', 'violence'],
    ['sospecha de abuso sexual', 'sexual-abuse'],
    ['inasistencias reiteradas', 'school'],
    ['pensión de alimentos', 'alimony'],
    ['Salud Mental del niño', 'mental-health'],
    ['neglect', 'neglect'],
    ['otro motivo', 'other'],
    ['cosas', undefined],
  ])('of the motive: %s is %s', (text, motive) => {
    expect(motiveOf(text)).toBe(motive);
  });

  it('of relations, countries, peoples and disabilities', () => {
    expect(['Mamá', 'abuelita', 'TÍO materno', 'padrastro', 'vecina'].map(relationOf)).toEqual([
      'mother',
      'grandmother',
      'aunt-uncle',
      'step-parent',
      'other',
    ]);
    expect(['chilena', 'Haitiano', 'marciana'].map(countryOf)).toEqual(['CL', 'HT', undefined]);
    expect(['Mapuche', 'Aimara', 'no'].map(indigenousPeopleOf)).toEqual(['mapuche', 'aymara', undefined]);
    expect(['TEA', 'síndrome de Down', 'no'].map(disabilityOf)).toEqual(['autism', 'intellectual', undefined]);
  });

  it('of nothing is nothing', () => {
    expect(['', ' ', '-', 's/r', 'S/I', 'no tiene', 'N/A', 'xxx', '...', 'SIN INFORMACIÓN'].every(isNothing)).toBe(
      true,
    );
    expect(['Xavier', '1', 'No tiene hermanos'].some(isNothing)).toBe(false);
    expect(['Sí', 'SI', 'x', '1'].every(isYes)).toBe(true);
  });
});
