import { normaliseName } from '@oln/identity';

const SHORTEST = 3;
const LONGEST = 12;

/** Beginnings of every word, three letters on: `psic` finds `psicología` by equality, which an index answers. */
export function searchWords(...texts: (string | undefined)[]): string[] {
  const words = new Set(texts.flatMap((text) => wordsOf(text ?? '')));
  return [...new Set([...words].flatMap(beginnings))].sort();
}

/** What somebody typed, as it is looked for. */
export const wantedWords = (text: string): string[] =>
  [...new Set(wordsOf(text).map((word) => word.slice(0, LONGEST)))].sort();

const wordsOf = (text: string): string[] =>
  normaliseName(text)
    .split(' ')
    .filter((word) => word.length >= SHORTEST);

function beginnings(word: string): string[] {
  const longest = Math.min(word.length, LONGEST);
  return Array.from({ length: longest - SHORTEST + 1 }, (_, index) => word.slice(0, SHORTEST + index));
}
