import type { Row, SheetData } from 'write-excel-file/node';
import type { Report } from '../report.js';
import { Speech } from '../speech.js';
import { head, heightOf, INK, STATES, text, wrapped } from './cells.js';
import { chartSheet } from './chart-sheet.js';
import { withCharts } from './chart-parts.js';
import { figureRows, FIGURE_COLUMNS } from './figure-rows.js';

const LANGUAGES = { es: 'es-CL', en: 'en' } as const;

/** The report as a workbook: the first page, all figures as numbers, charts that follow their cells, what each figure means. */
export async function reportXlsx(report: Report): Promise<Buffer> {
  // Read when it is first needed: a service that starts needs none of it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const speech = new Speech(report.language);
  const names = {
    summary: speech.say({ es: 'Resumen', en: 'Summary' }),
    figures: speech.say({ es: 'Cifras', en: 'Figures' }),
    charts: speech.say({ es: 'Gráficos', en: 'Charts' }),
    meanings: speech.say({ es: 'Definiciones', en: 'Definitions' }),
  };
  const drawn = chartSheet(report, names.charts);
  const about = {
    title: `${report.title}: ${report.commune.name}, ${report.monthName}`,
    subject: report.audience,
    language: LANGUAGES[report.language],
    madeOn: report.madeOn,
  };
  const sheets = [
    {
      sheet: names.summary,
      data: summary(report),
      columns: [{ width: 34 }, { width: 16 }, { width: 84 }, { width: 44 }],
    },
    { sheet: names.figures, data: figureRows(report, speech), columns: [...FIGURE_COLUMNS], stickyRowsCount: 1 },
    { sheet: names.charts, data: drawn.data, columns: [{ width: 34 }, { width: 15 }, { width: 15 }, { width: 15 }] },
    {
      sheet: names.meanings,
      data: meanings(report, speech),
      columns: [{ width: 46 }, { width: 80 }, { width: 70 }, { width: 34 }],
      stickyRowsCount: 1,
    },
  ].map((sheet) => ({ ...sheet, orientation: 'landscape' as const, showGridLines: false }));
  return writeXlsxFile(sheets, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [withCharts(names.charts, drawn.charts, about)],
  }).toBuffer();
}

const WIDE = 84;

function summary({ title, cover, audience, headlines, reading, reference }: Report): SheetData {
  const cards = headlines.items.map(({ title: name, big, sentence, state }): Row => {
    const height = Math.max(34, heightOf(sentence, WIDE));
    return [
      wrapped(name, { fontWeight: 'bold', height }),
      wrapped(big, { fontWeight: 'bold', fontSize: big.length > 8 ? 12 : 20, align: 'center', textColor: INK.title }),
      wrapped(sentence),
      wrapped(state?.text ?? '', { fontWeight: 'bold', textColor: state ? STATES[state.is] : INK.soft }),
    ];
  });
  return [
    [text(title, { fontWeight: 'bold', fontSize: 18, textColor: INK.title })],
    ...cover.map((line): Row => [text(line, { fontSize: 12 })]),
    [text(audience, { fontWeight: 'bold' })],
    [],
    [text(headlines.title, { fontWeight: 'bold', fontSize: 14, textColor: INK.title })],
    ...cards,
    [],
    [text(reading.title, { fontWeight: 'bold', fontSize: 12, textColor: INK.title })],
    ...reading.lines.map((line): Row => [text(line)]),
    [],
    [text(`${reference.label} ${reference.id}`, { textColor: INK.soft })],
  ];
}

function meanings({ definitions, columns }: Report, speech: Speech): SheetData {
  const heads = [
    columns.indicator,
    speech.say({ es: 'Qué significa', en: 'Meaning' }),
    speech.say({ es: 'Qué se cuenta', en: 'What is counted' }),
    speech.say({ es: 'Qué es mejor', en: 'What is better' }),
  ];
  const rows = definitions.items.map(({ name, meaning, counted, better }): Row => {
    const height = Math.max(heightOf(meaning, 80), heightOf(counted, 70), heightOf(name, 44));
    return [wrapped(name, { fontWeight: 'bold', height }), wrapped(meaning), wrapped(counted), wrapped(better)];
  });
  return [heads.map((name) => head(name)), ...rows];
}
