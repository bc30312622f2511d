/** Words that people write or leave out at will. */
const PARTICLES = new Set([
  'de',
  'del',
  'la',
  'las',
  'lo',
  'los',
  'el',
  'y',
  'da',
  'do',
  'dos',
  'das',
  'di',
  'van',
  'von',
  'der',
  'den',
]);

/** Letters that decomposition leaves as they are. */
const FOLDED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu');

/**
 * A name as it is compared, never as it is shown: lower case, without accents (ñ counts as n), punctuation, particles
 * and superfluous spaces. `  José  de la PEÑA-Núñez` → `jose pena nunez`.
 */
export function normaliseName(name: string): string {
  const words = foldLetters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !PARTICLES.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

/**
 * Trigrams of the normalised text, each word padded as PostgreSQL's pg_trgm does (`  jose ` gives `  j`, ` jo`, …),
 * without doubles, sorted. Order of the words does not matter.
 */
export function trigramsOf(text: string): string[] {
  const found = new Set<string>();
  for (const word of normaliseName(text).split(' ')) {
    if (word === '') continue;
    const letters = [...`  ${word} `];
    for (let at = 0; at + 3 <= letters.length; at += 1) found.add(letters.slice(at, at + 3).join(''));
  }
  return [...found].sort();
}

/** Share of the trigrams that two texts have in common, 0 to 1 (Jaccard). Works on keyed tokens as well. */
export function similarity(a: readonly string[], b: readonly string[]): number {
  const first = new Set(a);
  const second = new Set(b);
  const common = [...first].filter((trigram) => second.has(trigram)).length;
  const all = first.size + second.size - common;
  return all === 0 ? 0 : common / all;
}

const foldLetters = (text: string): string =>
  text
    .replace(/['’‘`´]/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter);
