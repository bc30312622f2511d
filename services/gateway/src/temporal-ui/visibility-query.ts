/** A query of Temporal's visibility, narrowed to communes. Undefined if it cannot be narrowed for sure. */
export function narrowed(query: string, communes: string[] | '*'): string | undefined {
  if (communes === '*') return query;
  // Whether it lets a quote go on is read in two ways; nobody needs one here.
  if (query.includes('\\')) return undefined;
  if (!communes.every((commune) => /^\d{5}$/.test(commune))) return undefined;
  const { condition, rest } = parted(query.trim());
  if (!isClosed(condition) || !isClosed(rest)) return undefined;
  const within = `OlnCommune IN (${communes.map((commune) => `"${commune}"`).join(', ')})`;
  return [condition === '' ? within : `(${condition}) AND ${within}`, rest].filter(Boolean).join(' ');
}

/** What is asked for, and how it is grouped or sorted. */
function parted(query: string): { condition: string; rest: string } {
  const at = [...outside(query).matchAll(/\b(GROUP|ORDER)\s+BY\b/gi)][0]?.index ?? query.length;
  return { condition: query.slice(0, at).trim(), rest: query.slice(at).trim() };
}

/** Quoted text blanked out, so that words in it are no words of the language. */
const outside = (query: string): string =>
  query.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, (quoted) => ' '.repeat(quoted.length));

/** Every quote ends and no parenthesis closes what it did not open: `a) OR (b` would get out of ours. */
function isClosed(query: string): boolean {
  const bare = outside(query);
  if (/["'`;]|--|\/\*/.test(bare)) return false;
  let depth = 0;
  for (const letter of bare) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
