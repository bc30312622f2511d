export interface NameParts {
  givenNames: string;
  firstSurname?: string;
  secondSurname?: string;
}

const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'san', 'santa', 'da', 'do', 'dos', 'van', 'von', 'y']);

/** `Soto Lagos, Martina Paz` or `Martina Paz Soto Lagos`; particles stay with the word they belong to (`de la Cruz`). */
export function splitName(text: string): NameParts {
  const [before = '', after] = text.split(',', 2).map((part) => part.trim());
  if (after) return { givenNames: after, ...surnamesOf(before) };
  const units = unitsOf(before);
  if (units.length === 1) return { givenNames: before };
  const given = units.length === 2 ? 1 : units.length - 2;
  return { givenNames: units.slice(0, given).join(' '), ...surnamesOf(units.slice(given).join(' ')) };
}

/** Both surnames in one cell. */
export function surnamesOf(text: string): Omit<NameParts, 'givenNames'> {
  const [first, ...rest] = unitsOf(text);
  return { firstSurname: first, secondSurname: rest.length > 0 ? rest.join(' ') : undefined };
}

function unitsOf(text: string): string[] {
  const units: string[] = [];
  let open = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    open = open ? `${open} ${word}` : word;
    if (PARTICLES.has(word.toLowerCase())) continue;
    units.push(open);
    open = '';
  }
  return open ? [...units, open] : units;
}
