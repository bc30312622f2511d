import type { Indicator } from '../indicator/indicator.js';
import type { Value } from './figure-book.js';
import type { Speech } from './speech.js';

export type Unit = Indicator['unit'];

type Counted = Readonly<Record<'es' | 'en', readonly [one: string, many: string]>>;

const DAYS: Counted = { es: ['día', 'días'], en: ['day', 'days'] };
const HOURS: Counted = { es: ['hora', 'horas'], en: ['hour', 'hours'] };

/** Nothing to reckon a figure from. */
export const NOTHING = '–';

export const hiddenText = (speech: Speech): string => speech.say({ es: 'no se muestra', en: 'not shown' });

/** As it stands in a table: `45,2 % (412 de 920)`, `12 / 40 días`, `1.234`. */
export function valueText(value: Value, unit: Unit, speech: Speech): string {
  if (value.is === 'hidden') return hiddenText(speech);
  if (value.is === 'none') return NOTHING;
  if (unit === 'share') {
    const of = `${speech.number(value.numerator ?? 0)} ${speech.say({ es: 'de', en: 'of' })} ${speech.number(value.denominator ?? 0)}`;
    return `${speech.share(value.value)} (${of})`;
  }
  if (value.p90 === undefined) return speech.number(value.value);
  return `${speech.number(value.value)} / ${timeText(value.p90, unit, speech)}`;
}

/** `1 día`, `40 horas`. */
export const timeText = (value: number, unit: Unit, speech: Speech): string =>
  speech.count(value, speech.say(unit === 'hours' ? HOURS : DAYS));
