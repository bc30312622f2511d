import type { LocalDate } from '@oln/calendar';
import type { Light, LightColour } from '@oln/contracts';
import { measureOf } from '../fact/measures.js';
import type { Figure } from '../figure/evaluate.js';
import type { Indicator, Words } from '../indicator/indicator.js';
import { behindOf, lightOf, passedOf, round } from '../light/light.js';
import type { Target } from './target.js';

export interface Standing {
  light: Light;
  /** Absent where it is not shown, or where there is nothing to reckon it from. */
  value?: number;
  /** What is expected by now. */
  expected: number;
  /** Share of the year that has passed. */
  elapsed: number;
  reason: Words;
}

/** What adds up over a year; everything else is to be what it should be on any day. */
export const isCumulative = ({ formula }: Indicator): boolean =>
  formula.form === 'coverage' || (formula.form === 'count' && measureOf(formula.of.measure).time === 'flow');

/** Days of the year up to and with this one, of all of them. */
export function elapsedOf(year: number, asOf: LocalDate): number {
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  return passedOf(span, { from: span.from, to: asOf });
}

/** Where a target stands on a day, and why in words. Pure. */
export function standingOf(
  target: Target,
  indicator: Indicator,
  { figure, asOf }: { figure: Pick<Figure, 'value' | 'suppressed'>; asOf: LocalDate },
): Standing {
  const elapsed = elapsedOf(target.year, asOf);
  const expected = round(isCumulative(indicator) ? target.value * elapsed : target.value);
  const common = { expected, elapsed: round(elapsed) };
  if (figure.suppressed) return { ...common, light: 'none', reason: HIDDEN };
  if (elapsed === 0) return { ...common, light: 'none', reason: NOT_BEGUN };
  if (figure.value === undefined) return { ...common, light: 'none', reason: NOTHING };
  const { value } = figure;
  const behind = behindOf(value, expected, indicator.better);
  const light = lightOf(behind, target);
  return { ...common, light, value, reason: reasonOf({ value, expected, behind, light }, target, indicator) };
}

const HIDDEN: Words = {
  es: 'La cifra es de tan pocas familias que no se muestra fuera de la comuna',
  en: 'The figure is of so few families that it is not shown outside the commune',
};
const NOT_BEGUN: Words = { es: 'El año de la meta aún no empieza', en: 'The year of the target has not begun' };
const NOTHING: Words = {
  es: 'Aún no hay nada de qué calcular la cifra',
  en: 'There is nothing yet to reckon the figure from',
};

const SAYS: Readonly<Record<LightColour, Words>> = {
  green: { es: 'va como se espera', en: 'it is as expected' },
  yellow: { es: 'va algo por debajo de lo esperado', en: 'it is somewhat behind what is expected' },
  red: { es: 'está lejos de lo esperado', en: 'it is far from what is expected' },
};

interface Found {
  value: number;
  expected: number;
  behind: number;
  light: LightColour;
}

function reasonOf({ value, expected, behind, light }: Found, target: Target, indicator: Indicator): Words {
  const { better } = indicator;
  return inBoth((language) => {
    const number = (of: number): string => said(of, indicator.unit, language);
    const [es, expects] = [language === 'es', number(expected)];
    const found = es
      ? `Hay ${number(value)}; ${isCumulative(indicator) ? 'a esta fecha se esperan' : 'la meta es'} ${expects}`
      : `There is ${number(value)}; ${isCumulative(indicator) ? 'by now' : 'the target is'} ${expects}${isCumulative(indicator) ? ' is expected' : ''}`;
    const direction =
      better === 'less' ? (es ? 'menos es mejor' : 'less is better') : es ? 'más es mejor' : 'more is better';
    const tolerance = light === 'red' ? target.yellow : target.green;
    const difference = Number.isFinite(behind)
      ? `, ${said(behind, 'share', language)} ${es ? 'de diferencia' : 'off'} (${es ? 'se toleran' : 'tolerated'} ${said(tolerance, 'share', language)})`
      : '';
    return `${found} (${direction})${behind > 0 ? difference : ''}: ${SAYS[light][language]}`;
  });
}

const inBoth = (text: (language: 'es' | 'en') => string): Words => ({ es: text('es'), en: text('en') });

/** A share as a percentage; everything else with at most one decimal. */
function said(value: number, unit: Indicator['unit'], language: 'es' | 'en'): string {
  const shown = String(Math.round((unit === 'share' ? value * 100 : value) * 10) / 10);
  const number = language === 'es' ? shown.replace('.', ',') : shown;
  return unit === 'share' ? `${number} %` : number;
}
