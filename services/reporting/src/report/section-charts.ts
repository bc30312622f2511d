import { monthsOf } from '../figure/period.js';
import { findIndicator } from '../indicator/indicators.js';
import { shown, type FigureBook, type Span } from './figure-book.js';
import type { ReportPeriods } from './report-periods.js';
import { partsOf } from './section-rows.js';
import type { ChartDefinition } from './sections.js';
import type { Speech } from './speech.js';
import { LINE_WORDS } from './words.js';

/** A picture of figures, whatever draws it. Where a value is undefined there is none, or it is not shown. */
export interface Chart {
  title: string;
  /** What it shows, for who does not see it. */
  summary: string;
  form: 'bars' | 'columns' | 'lines';
  /** Shares are from 0 to 1. */
  isShare: boolean;
  categories: string[];
  series: { name: string; values: (number | undefined)[] }[];
}

interface Drawn {
  book: FigureBook;
  periods: ReportPeriods;
  speech: Speech;
}

type Of<Form extends ChartDefinition['form']> = Extract<ChartDefinition, { form: Form }>;

/** Undefined where there is nothing to draw. */
export function chartOf(definition: ChartDefinition, drawn: Drawn): Chart | undefined {
  const chart = plain(definition, drawn);
  const isEmpty = chart.series.every(({ values }) => values.every((value) => !value));
  return isEmpty ? undefined : { ...chart, summary: summaryOf(chart, drawn.speech) };
}

type Plain = Omit<Chart, 'summary'>;

function plain(definition: ChartDefinition, drawn: Drawn): Plain {
  const title = drawn.speech.say(definition.title);
  switch (definition.form) {
    case 'commitment':
      return { title, ...commitment(drawn) };
    case 'parts':
      return { title, ...parts(definition, drawn) };
    case 'times':
      return { title, ...times(definition, drawn) };
    case 'shares':
      return { title, ...shares(definition, drawn) };
    case 'months':
      return { title, ...months(definition, drawn) };
  }
}

function commitment({ book, speech }: Drawn): Omit<Plain, 'title'> {
  const lines = book.partsOf('coverage', ['year']);
  const values = lines.map((line) => book.of('year', 'coverage', { line }));
  const attended = lines.map((line) => shown(book.of('year', 'families-attended', { line })));
  const committed = values.map((value) => (value.is === 'figure' ? value.denominator : undefined));
  return {
    form: 'bars',
    isShare: false,
    categories: lines.map((line) => speech.say(LINE_WORDS(line))),
    series: [
      { name: speech.say({ es: 'Atendidas', en: 'Attended' }), values: attended },
      { name: speech.say({ es: 'Comprometidas', en: 'Committed to' }), values: committed },
    ],
  };
}

function parts(
  { indicator, words, order, spans }: Of<'parts'>,
  { book, periods, speech }: Drawn,
): Omit<Plain, 'title'> {
  const { formula } = findIndicator(indicator)!;
  const codes = partsOf({ indicator, by: 'code', order }, book).map(({ code }) => code!);
  // Of a share over its own codes how many they are says more; of one by code its share does.
  const isShare = formula.form === 'share' && formula.byCode === true;
  const drawnOf = (span: Span, code: string): number | undefined => {
    const value = book.of(span, indicator, { code });
    return value.is === 'figure' ? (isShare ? value.value : (value.numerator ?? value.value)) : undefined;
  };
  return {
    form: 'bars',
    isShare,
    categories: codes.map((code) => speech.say(words(code))),
    series: spans.map((span) => ({
      name: spanName(span, periods, speech),
      values: codes.map((code) => drawnOf(span, code)),
    })),
  };
}

function times({ indicator, words, order, span }: Of<'times'>, { book, speech }: Drawn): Omit<Plain, 'title'> {
  const codes = partsOf({ indicator, by: 'code', order }, book).map(({ code }) => code!);
  const values = codes.map((code) => book.of(span, indicator, { code }));
  return {
    form: 'bars',
    isShare: false,
    categories: codes.map((code) => speech.say(words(code))),
    series: [
      { name: speech.say({ es: 'La mitad, hasta', en: 'Half, up to' }), values: values.map(shown) },
      {
        name: speech.say({ es: 'Nueve de cada diez, hasta', en: 'Nine of ten, up to' }),
        values: values.map((value) => (value.is === 'figure' ? value.p90 : undefined)),
      },
    ],
  };
}

function shares({ indicators, spans }: Of<'shares'>, { book, periods, speech }: Drawn): Omit<Plain, 'title'> {
  return {
    form: 'columns',
    isShare: true,
    categories: indicators.map(({ name }) => speech.say(name)),
    series: spans.map((span) => ({
      name: spanName(span, periods, speech),
      values: indicators.map(({ id }) => shown(book.of(span, id))),
    })),
  };
}

function months({ indicators }: Of<'months'>, { book, periods, speech }: Drawn): Omit<Plain, 'title'> {
  const all = monthsOf(periods.trend);
  return {
    form: indicators.some((id) => isFlow(id)) ? 'columns' : 'lines',
    isShare: false,
    categories: all.map((month) => speech.shortMonth(month)),
    series: indicators.map((id) => ({
      name: speech.say(findIndicator(id)!.name),
      values: all.map((month) => shown(book.inMonth(id, month))),
    })),
  };
}

/** What happens in a month stands by itself; what there is goes on. */
const isFlow = (id: string): boolean => /(attended|opened|received|held|invited)$/.test(id);

const spanName = (span: Span, { lastYear }: ReportPeriods, speech: Speech): string =>
  ({
    month: speech.say({ es: 'Este mes', en: 'This month' }),
    year: speech.say({ es: 'En el año', en: 'In the year' }),
    lastYear: speech.month(lastYear.from.slice(0, 7)),
  })[span];

function summaryOf({ title, categories, series, isShare }: Plain, speech: Speech): string {
  const said = (value: number | undefined): string =>
    value === undefined
      ? speech.say({ es: 'sin dato', en: 'no figure' })
      : isShare
        ? speech.share(value)
        : speech.number(value);
  const all = series.map(
    ({ name, values }) => `${name}: ${values.map((value, at) => `${categories[at]} ${said(value)}`).join(', ')}`,
  );
  return `${title}. ${all.join('. ')}.`;
}

/** Whether a chart by months needs this indicator by month. */
export const monthly = (charts: readonly ChartDefinition[]): string[] =>
  charts.flatMap((chart) => (chart.form === 'months' ? chart.indicators : []));
