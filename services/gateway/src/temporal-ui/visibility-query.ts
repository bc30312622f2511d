/** A query of Temporal's visibility, narrowed to communes. Undefined if it cannot be narrowed for sure. */
export function narrowed(query: string, communes: string[] | '*'): string | undefined {
  if (communes === '*') return query;
  if (!SEARCH.test(query)) return undefined;
  if (!communes.every((commune) => /^\d{5}$/.test(commune))) return undefined;
  const { condition, rest } = parted(query.trim());
  if (!isClosed(condition) || !isClosed(rest)) return undefined;
  const within = `OlnCommune IN (${communes.map((commune) => `"${commune}"`).join(', ')})`;
  return [condition === '' ? within : `(${condition}) AND ${within}`, rest].filter(Boolean).join(' ');
}

/** Text in quotes. Whether a backslash lets it go on is read in two ways; nobody needs one here. */
const QUOTED = /"[^"\\\p{Cc}]*"|'[^'\\\p{Cc}]*'|`[^`\\\p{Cc}]*`/u.source;

/**
 * All that a search is written of: words, numbers, comparisons, parentheses, commas, and text in quotes. What Temporal takes for the
 * beginning of a comment (`--`, `//`, `#`, a slash with a star) would hide our condition, and a line break ends one: neither is among it.
 */
const SEARCH = new RegExp(`^(?:[\\w .=<>!(),]|-(?=\\d)|${QUOTED})*$`, 'u');

/** What is asked for, and how it is grouped or sorted. */
function parted(query: string): { condition: string; rest: string } {
  const at = [...outside(query).matchAll(/\b(GROUP|ORDER)\s+BY\b/gi)][0]?.index ?? query.length;
  return { condition: query.slice(0, at).trim(), rest: query.slice(at).trim() };
}

/** Quoted text blanked out, so that words in it are no words of the language. */
const outside = (query: string): string =>
  query.replace(new RegExp(QUOTED, 'gu'), (quoted) => ' '.repeat(quoted.length));

/** No parenthesis closes what it did not open: `a) OR (b` would get out of ours. */
function isClosed(query: string): boolean {
  let depth = 0;
  for (const letter of outside(query)) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
