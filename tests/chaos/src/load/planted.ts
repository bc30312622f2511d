import type { Random } from '../run/random.js';

const SYLLABLES = ['za', 'xe', 'qui', 'ñu', 'vro', 'lhi', 'tza', 'gwe', 'pfu', 'mbo', 'yxa', 'dro'];

/** Names, an address and a word of a story that occur nowhere else: they must be found nowhere but sealed. */
export interface Planted {
  givenNames: string;
  firstSurname: string;
  street: string;
  word: string;
}

export function plant(random: Random): Planted {
  const word = (syllables: number): string => Array.from({ length: syllables }, () => random.pick(SYLLABLES)).join('');
  const name = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
  return {
    givenNames: name(word(5)),
    firstSurname: name(word(6)),
    street: `Pasaje ${name(word(5))} ${1_000 + random.below(9_000)}`,
    word: word(7),
  };
}

export const plantedTexts = (planted: Planted): string[] => Object.values(planted);

/** A RUN with its check digit, from a range for people who do not exist. */
export function someRun(random: Random): string {
  const number = 6_000_000 + random.below(39_000_000);
  const sum = [...String(number)].reverse().reduce((total, digit, at) => total + Number(digit) * ((at % 6) + 2), 0);
  const rest = 11 - (sum % 11);
  return `${number}-${rest === 11 ? '0' : rest === 10 ? 'K' : rest}`;
}
