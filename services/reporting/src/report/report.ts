import type { Commune } from '../place/communes.js';
import { definitionsOf, type Definition } from './definitions.js';
import type { FigureBook } from './figure-book.js';
import { headlinesOf, type Headline } from './headlines.js';
import type { ReportPeriods } from './report-periods.js';
import { SECTIONS } from './sections.js';
import { chartOf, type Chart } from './section-charts.js';
import { rowsOf, type Row } from './section-rows.js';
import { SENTENCES } from './section-sentences.js';
import { Speech } from './speech.js';

/** A part of the report: what it is about, in a sentence, in charts and in figures. */
export interface Section {
  id: string;
  title: string;
  sentence: string;
  charts: Chart[];
  rows: Row[];
}

/** Heads of the columns of figures. */
export interface Columns {
  indicator: string;
  month: string;
  year: string;
  lastYear: string;
  change: string;
}

/** All that is said and shown of a commune and month, whatever it is written to. No person is in it. */
export interface Report {
  language: 'es' | 'en';
  title: string;
  commune: Commune;
  /** `2026-03`, and as it is called. */
  month: string;
  monthName: string;
  /** Figures as they were known at the end of this day. */
  asOf: string;
  /** Day on which it was made. */
  madeOn: string;
  /** Lines under the title: where, when, as known when, when it was made. */
  cover: string[];
  /** Who may have it in hands. */
  audience: string;
  headlines: { title: string; items: Headline[] };
  reading: { title: string; lines: string[] };
  sections: Section[];
  columns: Columns;
  definitions: { title: string; items: Definition[] };
  /** By which an export is found in the audit log. */
  reference: { label: string; id: string };
}

export interface Reported {
  language: 'es' | 'en';
  commune: Commune;
  periods: ReportPeriods;
  /** Day on which it is made. */
  madeOn: string;
  /** False: small figures are not shown. */
  isWhole: boolean;
  reference: string;
  book: FigureBook;
}

/** Pure: the same figures make the same report. */
export function reportOf(reported: Reported): Report {
  const { language, commune, periods, book, reference } = reported;
  const speech = new Speech(language);
  const month = periods.month.from.slice(0, 7);
  return {
    language,
    commune,
    month,
    asOf: periods.month.asOf,
    madeOn: reported.madeOn,
    monthName: speech.month(month),
    title: speech.say({
      es: 'Informe mensual de la Oficina Local de la Niñez',
      en: 'Monthly report of the local children’s rights office',
    }),
    cover: coverOf(reported, speech),
    audience: audienceOf(reported.isWhole, speech),
    headlines: {
      title: speech.say({ es: 'Las cinco cosas que importan', en: 'The five things that matter' }),
      items: headlinesOf(book, speech),
    },
    reading: readingOf(periods, speech),
    sections: SECTIONS.map((section) => ({
      id: section.id,
      title: speech.say(section.title),
      sentence: SENTENCES[section.id](book, speech),
      charts: section.charts.flatMap((chart) => chartOf(chart, { book, periods, speech }) ?? []),
      rows: section.rows.flatMap((rows) => rowsOf(rows, book, speech)),
    })),
    columns: columnsOf(periods, speech),
    definitions: {
      title: speech.say({ es: 'Anexo: qué significa cada cifra', en: 'Annex: what each figure means' }),
      items: definitionsOf(SECTIONS, speech),
    },
    reference: { label: speech.say({ es: 'Folio', en: 'Reference' }), id: reference },
  };
}

function coverOf({ commune, periods, madeOn }: Reported, speech: Speech): string[] {
  const month = speech.month(periods.month.from.slice(0, 7));
  return [
    speech.say({
      es: `${commune.name}, región: ${commune.region.name}`,
      en: `${commune.name}, region: ${commune.region.name}`,
    }),
    speech.say({ es: `Mes del informe: ${month}`, en: `Month of the report: ${month}` }),
    speech.say({
      es: `Cifras como se conocían al ${speech.day(periods.month.asOf)}. Emitido el ${speech.day(madeOn)}.`,
      en: `Figures as they were known on ${speech.day(periods.month.asOf)}. Made on ${speech.day(madeOn)}.`,
    }),
  ];
}

const audienceOf = (isWhole: boolean, speech: Speech): string =>
  isWhole
    ? speech.say({
        es: 'Uso interno de la comuna: hay cifras de muy pocas familias. No lo publique.',
        en: 'For use within the commune: some figures are of very few families. Do not publish it.',
      })
    : speech.say({
        es: 'Las cifras de menos de cinco, y las que las delatarían, no se muestran.',
        en: 'Figures of fewer than five, and those that would give them away, are not shown.',
      });

function readingOf({ month, year, lastYear }: ReportPeriods, speech: Speech): Report['reading'] {
  const [from, to, before] = [speech.day(year.from), speech.day(month.to), speech.month(lastYear.from.slice(0, 7))];
  return {
    title: speech.say({ es: 'Cómo leer este informe', en: 'How to read this report' }),
    lines: speech.say({
      es: [
        `«En el año» va del ${from} al ${to}. «${capital(before)}» es el mismo mes del año anterior, como se conocía entonces.`,
        'Lo que se cuenta «al cierre» es lo que había el último día: no se suma en el año.',
        'En los tiempos, «12 / 40 días» dice que la mitad tardó 12 días o menos, y nueve de cada diez, 40 o menos.',
        '«Mejor» y «peor» comparan el mes con el mismo mes del año anterior; con pocos casos una diferencia puede ser azar.',
        'Cada cifra está definida en el anexo. Aquí no hay nombres ni datos de personas.',
      ],
      en: [
        `“In the year” is from ${from} to ${to}. “${capital(before)}” is the same month of the year before, as it was known then.`,
        'What is counted “at the end” is what there was on the last day: it is not summed up over the year.',
        'Of times, “12 / 40 days” says that half took 12 days or less, and nine of ten 40 or less.',
        '“Better” and “worse” hold the month against the same month of the year before; of few cases a difference may be chance.',
        'Each figure is defined in the annex. There are no names here, and nothing of a person.',
      ],
    }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const columnsOf = ({ lastYear }: ReportPeriods, speech: Speech): Columns => ({
  indicator: speech.say({ es: 'Indicador', en: 'Indicator' }),
  month: speech.say({ es: 'Este mes', en: 'This month' }),
  year: speech.say({ es: 'En el año', en: 'In the year' }),
  lastYear: capital(speech.month(lastYear.from.slice(0, 7))),
  change: speech.say({ es: '¿Cómo va?', en: 'How is it?' }),
});
