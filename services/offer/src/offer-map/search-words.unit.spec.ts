import { describe, expect, it } from '@jest/globals';
import { searchWords, wantedWords } from './search-words.js';

const finds = (typed: string, ...texts: string[]): boolean => {
  const known = new Set(searchWords(...texts));
  return wantedWords(typed).every((word) => known.has(word));
};

describe('A search by words', () => {
  it.each([
    ['psic', true],
    ['PSICOLOGIA', true],
    ['psicología infantil', true],
    ['infant psic', true],
    ['psicologo', false],
    ['cologia', false],
  ])('“%s” finds “Psicología infantil y juvenil”: %s', (typed, found) => {
    expect(finds(typed, 'Psicología infantil y juvenil')).toBe(found);
  });

  it('finds very long words by their first twelve letters', () => {
    expect(finds('otorrinolaringologia', 'Otorrinolaringología')).toBe(true);
  });

  it('looks for nothing shorter than three letters', () => {
    expect(wantedWords('a de un')).toEqual([]);
  });
});
