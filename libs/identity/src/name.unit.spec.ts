import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseName, similarity, trigramsOf } from './index.js';

describe('Names as they are compared', () => {
  it.each([
    ['  José  de la PEÑA-Núñez ', 'jose pena nunez'],
    ['María del Carmen', 'maria carmen'],
    ['JOSE\u0301', 'jose'],
    ['Ñancupil', 'nancupil'],
    ["O'Higgins", 'ohiggins'],
    ['O´Higgins', 'ohiggins'],
    ['Ortega y Gasset', 'ortega gasset'],
    ['Müller-Lüdenscheidt', 'muller ludenscheidt'],
    ['Groß', 'gross'],
    ['Łukasz Øster', 'lukasz oster'],
    ['Ana\tMaría\u00a0Soto', 'ana maria soto'],
    ['María I. Soto', 'maria i soto'],
    ['İbrahim', 'ibrahim'],
    ['李 小龙', '李 小龙'],
    ['', ''],
    [' - ', ''],
  ])('"%s" counts as "%s"', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });

  it('keep their particles where there is nothing else', () => {
    expect(normaliseName('De la')).toBe('de la');
  });

  it('do not change when normalised again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (name) => normaliseName(normaliseName(name)) === normaliseName(name),
      ),
    );
  });

  it('count the same in capitals and in decomposed letters', () => {
    const spanish = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnñopqrstuvwxyzáéíóúü ') });
    fc.assert(
      fc.property(spanish, (name) => normaliseName(name.toUpperCase().normalize('NFD')) === normaliseName(name)),
    );
  });
});

describe('Trigrams', () => {
  it('pad each word as PostgreSQL does', () => {
    expect(trigramsOf('José')).toEqual(['  j', ' jo', 'jos', 'ose', 'se '].sort());
    expect(trigramsOf('')).toEqual([]);
  });

  it('have no doubles and do not depend on the order of names', () => {
    expect(trigramsOf('Soto Soto')).toEqual(trigramsOf('soto'));
    expect(trigramsOf('Pérez Ana')).toEqual(trigramsOf('ana PEREZ'));
  });

  it('bring misspelt names close and others far', () => {
    expect(similarity(trigramsOf('Yessenia González'), trigramsOf('Jesenia Gonzales'))).toBeGreaterThan(0.4);
    expect(similarity(trigramsOf('Yessenia González'), trigramsOf('Pedro Urrutia'))).toBeLessThan(0.1);
    expect(similarity(trigramsOf('Ana Soto'), trigramsOf('Ana Soto'))).toBe(1);
    expect(similarity([], [])).toBe(0);
  });
});
