import { Problem } from '../problem.js';

/** A name in all the spellings that the templates ask for. */
export interface Names {
  /** `home-visit` */
  kebab: string;
  /** `HomeVisit` */
  Pascal: string;
  /** `homeVisit` */
  camel: string;
  /** `HOME_VISIT` */
  CONSTANT: string;
  /** `home_visit` */
  snake: string;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const VAGUE = ['util', 'utils', 'common', 'helper', 'helpers', 'manager', 'misc', 'shared'];

/** Throws {@link Problem} for a name that is no kebab case, or says nothing. */
export function namesOf(kebab: string): Names {
  if (!NAME.test(kebab) || kebab.length > 40)
    throw new Problem(`"${kebab}" is no name: small letters and digits, words joined by dashes, e.g. home-visit.`);
  if (kebab.split('-').some((word) => VAGUE.includes(word)))
    throw new Problem(`"${kebab}" says nothing of what it is for: take the field's own word (docs/glossary.md).`);
  const Pascal = kebab.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase());
  return {
    kebab,
    Pascal,
    camel: `${Pascal[0]!.toLowerCase()}${Pascal.slice(1)}`,
    CONSTANT: kebab.replace(/-/g, '_').toUpperCase(),
    snake: kebab.replace(/-/g, '_'),
  };
}

/** `home-visit` → `Home visit`. */
export const labelOf = (kebab: string): string => {
  const words = kebab.replace(/-/g, ' ');
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
};

export const pluralOf = (kebab: string): string =>
  /[^aeiou]y$/.test(kebab) ? `${kebab.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(kebab) ? `${kebab}es` : `${kebab}s`;
