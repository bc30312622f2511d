import type { LightColour } from '@oln/contracts';
import { shown, type FigureBook, type Value } from './figure-book.js';
import { changeOf } from './section-rows.js';
import { largest, SENTENCES, told } from './section-sentences.js';
import type { Words } from '../indicator/indicator.js';
import type { Speech } from './speech.js';
import { hiddenText, NOTHING } from './value-text.js';
import { SECTOR_WORDS } from './words.js';

/** One of the five things on the first page. */
export interface Headline {
  title: string;
  /** The number, large. */
  big: string;
  sentence: string;
  /** How it stands, in words and colour; nothing where there is nothing to hold it against. */
  state?: { is: 'good' | 'middling' | 'bad'; text: string };
}

/** How each light of coverage is told; which it is, the figure says. */
const PACE: Readonly<Record<LightColour, { is: 'good' | 'middling' | 'bad'; says: Words }>> = {
  green: { is: 'good', says: { es: 'A buen ritmo', en: 'On pace' } },
  yellow: { is: 'middling', says: { es: 'Algo bajo el ritmo', en: 'Somewhat behind' } },
  red: { is: 'bad', says: { es: 'Muy bajo el ritmo', en: 'Far behind' } },
};

export const headlinesOf = (book: FigureBook, speech: Speech): Headline[] => [
  coverage(book, speech),
  changed(book, speech),
  waits(book, speech),
  alerts(book, speech),
  overdue(book, speech),
];

function coverage(book: FigureBook, speech: Speech): Headline {
  const value = book.of('year', 'coverage');
  return {
    title: speech.say({ es: 'Familias atendidas de las comprometidas', en: 'Families attended of those committed to' }),
    big: bigShare(value, speech),
    sentence: SENTENCES.coverage(book, speech),
    state: paceState(value, speech),
  };
}

function paceState(value: Value, speech: Speech): Headline['state'] {
  if (value.is !== 'figure' || !value.light || value.expected === undefined) return undefined;
  const { is, says } = PACE[value.light];
  const even = speech.share(Math.round(value.expected * 100) / 100);
  const text = speech.say({ es: `el ritmo parejo sería ${even}`, en: `an even pace would be ${even}` });
  return { is, text: `${speech.say(says)}: ${text}` };
}

function changed(book: FigureBook, speech: Speech): Headline {
  return {
    title: speech.say({ es: 'Familias que redujeron sus riesgos', en: 'Families with fewer risks' }),
    big: bigShare(book.of('year', 'risk-mitigated-of-evaluated'), speech),
    sentence: SENTENCES.factors(book, speech),
  };
}

function waits(book: FigureBook, speech: Speech): Headline {
  const most = largest(book, 'gaps-open', 'month');
  const where = most && speech.say(SECTOR_WORDS(most.code)).toLowerCase();
  const lacking = most
    ? speech.say({
        es: ` Lo que más falta en la comuna: ${where} (${speech.number(most.value)} necesidades sin oferta).`,
        en: ` What the commune lacks most: ${where} (${speech.number(most.value)} needs without an offer).`,
      })
    : '';
  return {
    title: speech.say({ es: 'Esperan un cupo', en: 'Wait for a place' }),
    big: big(book.of('month', 'waiting-length'), speech),
    sentence: `${SENTENCES.waiting(book, speech)}${lacking}`,
    state: against(book, 'waiting-length', speech),
  };
}

function alerts(book: FigureBook, speech: Speech): Headline {
  const open = book.of('month', 'alerts-open');
  const unanswered = shown(open);
  const state: Headline['state'] =
    unanswered === 0
      ? { is: 'good', text: speech.say({ es: 'Todas tienen respuesta', en: 'All have an answer' }) }
      : withBefore(speech.say({ es: 'Sin respuesta', en: 'Without an answer' }), against(book, 'alerts-open', speech));
  return {
    title: speech.say({ es: 'Alertas recibidas este mes', en: 'Alerts received this month' }),
    big: big(book.of('month', 'alerts-received'), speech),
    sentence: SENTENCES.alerts(book, speech),
    state,
  };
}

function overdue(book: FigureBook, speech: Speech): Headline {
  const value = book.of('month', 'work-overdue');
  const state: Headline['state'] =
    shown(value) === 0
      ? { is: 'good', text: speech.say({ es: 'Al día', en: 'Up to date' }) }
      : against(book, 'work-overdue', speech);
  return {
    title: speech.say({ es: 'Plazos vencidos sin respuesta', en: 'Deadlines passed without an answer' }),
    big: big(value, speech),
    sentence: SENTENCES.overdue(book, speech),
    state,
  };
}

/** Against the same month of the year before. */
function against(book: FigureBook, indicator: string, speech: Speech): Headline['state'] {
  const [month, lastYear] = [book.of('month', indicator), book.of('lastYear', indicator)];
  const { is } = changeOf(indicator, { month, lastYear, year: month }, speech);
  if (is === 'unknown') return undefined;
  const before = told(lastYear, speech);
  if (is === 'same') return { is: 'middling', text: speech.say({ es: 'Igual que hace un año', en: 'As a year ago' }) };
  const text =
    is === 'better'
      ? speech.say({ es: `Mejor que hace un año (${before})`, en: `Better than a year ago (${before})` })
      : speech.say({ es: `Peor que hace un año (${before})`, en: `Worse than a year ago (${before})` });
  return { is: is === 'better' ? 'good' : 'bad', text };
}

const withBefore = (what: string, state: Headline['state']): Headline['state'] =>
  state && { ...state, text: `${what}: ${state.text.charAt(0).toLowerCase()}${state.text.slice(1)}` };

const big = (value: Value, speech: Speech): string =>
  value.is === 'figure' ? speech.number(value.value) : value.is === 'hidden' ? hiddenText(speech) : NOTHING;

const bigShare = (value: Value, speech: Speech): string =>
  value.is === 'figure' ? speech.share(Math.round(value.value * 100) / 100) : big(value, speech);
