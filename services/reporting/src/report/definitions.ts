import { findIndicator } from '../indicator/indicators.js';
import type { SectionDefinition } from './sections.js';
import type { Speech } from './speech.js';

/** What a figure of the report means. */
export interface Definition {
  indicator: string;
  name: string;
  meaning: string;
  /** What is counted and, of a share, of what. */
  counted: string;
  better: string;
}

const BETTER = {
  more: { es: 'Más es mejor', en: 'More is better' },
  less: { es: 'Menos es mejor', en: 'Less is better' },
  neither: { es: 'Ni más ni menos es mejor por sí solo', en: 'Neither more nor less is better by itself' },
} as const;

/** Of every indicator that a report shows, once, in its order. */
export function definitionsOf(sections: readonly SectionDefinition[], speech: Speech): Definition[] {
  const ids = new Set(sections.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)));
  return [...ids].map((id) => {
    const { name, meaning, numerator, denominator, better } = findIndicator(id)!;
    const of = denominator ? ` ÷ ${speech.say(denominator)}` : '';
    return {
      indicator: id,
      name: speech.say(name),
      meaning: speech.say(meaning),
      counted: `${speech.say(numerator)}${of}`,
      better: speech.say(BETTER[better]),
    };
  });
}
