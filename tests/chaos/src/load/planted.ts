import type { Random } from '../run/random.js';

const SYLLABLES = ['za', 'xe', 'qui', 'ñu', 'vro', 'lhi', 'tza', 'gwe', 'pfu', 'mbo', 'yxa', 'dro'];

/** Names, an address and a word of a story that occur nowhere else: they must be found nowhere but sealed. */
export interface Planted {
  givenNames: string;
  firstSurname: string;
  street: string;
  word: string;
}

/** The names of so many children are the planted ones. Were they everybody's, each new child would resemble all others. */
const ONE_IN = 20;

export const plant = (random: Random): Planted => ({
  givenNames: nameOf(random, 5),
  firstSurname: nameOf(random, 6),
  street: `Pasaje ${nameOf(random, 5)} ${1_000 + random.below(9_000)}`,
  word: wordOf(random, 7),
});

export const someName = (random: Random, { givenNames, firstSurname }: Planted) =>
  random.below(ONE_IN) === 0
    ? { givenNames, firstSurname }
    : { givenNames: nameOf(random, 3), firstSurname: nameOf(random, 4) };

const wordOf = (random: Random, syllables: number): string =>
  Array.from({ length: syllables }, () => random.pick(SYLLABLES)).join('');

function nameOf(random: Random, syllables: number): string {
  const word = wordOf(random, syllables);
  return word[0]!.toUpperCase() + word.slice(1);
}

export const plantedTexts = (planted: Planted): string[] => Object.values(planted);

/** A RUN with its check digit, from a range for people who do not exist. */
export function someRun(random: Random): string {
  const number = 6_000_000 + random.below(39_000_000);
  const sum = [...String(number)].reverse().reduce((total, digit, at) => total + Number(digit) * ((at % 6) + 2), 0);
  const rest = 11 - (sum % 11);
  return `${number}-${rest === 11 ? '0' : rest === 10 ? 'K' : rest}`;
}
