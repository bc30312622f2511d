import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf, readXlsx, type ReadPdf, type ReadXlsx } from '../testing/read-back.spec.js';
import { sampleReport } from '../testing/sample-report.spec.js';
import { reportPdf } from './pdf/report-pdf.js';
import type { Report } from './report.js';
import { reportXlsx } from './xlsx/report-xlsx.js';

/** Libraries are read when they are first needed, PDF.js among them. */
const LONG_MS = 120_000;

/** `OLN_REPORTS=<folder>` keeps the files, to be looked at. */
function keep(name: string, bytes: Buffer): Buffer {
  const folder = process.env.OLN_REPORTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return bytes;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('The report as PDF', () => {
  const report = sampleReport();
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(keep('report-es.pdf', await reportPdf(report)));
  }, LONG_MS);

  it('says on its first page the five things and how to read the rest, and nothing else', () => {
    const [first] = pdf.pages;
    for (const { title, big, sentence } of report.headlines.items)
      for (const text of [title, big, sentence]) expect(first).toContain(flat(text));
    for (const line of report.reading.lines) expect(first).toContain(flat(line));
    expect(first).not.toContain(report.sections[0]!.title);
  });

  it('says every sentence, title and figure of the report, accents and all', () => {
    const said = pdf.pages.join(' ');
    for (const { title, sentence, rows, charts } of report.sections) {
      for (const text of [title, sentence, ...charts.map((chart) => chart.title)]) expect(said).toContain(flat(text));
      for (const { texts } of rows) for (const text of [texts.month, texts.year]) expect(said).toContain(flat(text));
    }
    for (const { name } of report.definitions.items) expect(said).toContain(flat(name));
    expect(said).toContain('Niñez');
  });

  it('has a title, a language, tags, bookmarks, and words for each of its pictures', () => {
    expect(pdf.title).toBe('Informe mensual de la Oficina Local de la Niñez: La Florida, septiembre de 2026');
    expect([pdf.language, pdf.isTagged]).toEqual(['es-CL', true]);
    for (const role of ['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure', 'L', 'LI'])
      expect(pdf.roles).toContain(role);
    expect(pdf.alternatives).toEqual(report.sections.flatMap(({ charts }) => charts.map(({ summary }) => summary)));
    expect(pdf.outline).toEqual([...report.sections.map(({ title }) => title), report.definitions.title]);
  });

  it(
    'is written in English, of an empty month, and for who is outside as well',
    async () => {
      const others: [string, Report, string][] = [
        ['report-en.pdf', sampleReport({ language: 'en' }), 'The five things that matter'],
        ['report-empty.pdf', sampleReport({ size: 0, withCommitment: false }), 'Las cinco cosas que importan'],
        ['report-outside.pdf', sampleReport({ isWhole: false, size: 0.4 }), 'no se muestra'],
      ];
      for (const [name, other, said] of others)
        expect((await readPdf(keep(name, await reportPdf(other)))).pages.join(' ')).toContain(said);
    },
    LONG_MS,
  );
});

describe('The report as a workbook', () => {
  const report = sampleReport();
  let book: ReadXlsx;
  beforeAll(async () => {
    book = await readXlsx(keep('report-es.xlsx', await reportXlsx(report)));
  }, LONG_MS);

  it('has the first page, the figures, the charts and the definitions', () => {
    expect(Object.keys(book.sheets)).toEqual(['Resumen', 'Cifras', 'Gráficos', 'Definiciones']);
    const summary = book.sheets.Resumen!.map((row) => row.filter(Boolean).join(' | '));
    for (const { title, big, sentence } of report.headlines.items)
      expect(summary).toContainEqual(expect.stringContaining(`${title} | ${big} | ${sentence}`));
    expect(book.sheets.Definiciones).toHaveLength(report.definitions.items.length + 1);
  });

  it('holds every figure as a number, with what it was reckoned from', () => {
    const rows = report.sections.flatMap((section) => section.rows);
    const written = book.sheets.Cifras!.slice(1);
    expect(written).toHaveLength(rows.length);
    rows.forEach(({ values }, at) => {
      for (const [column, value] of [values.month, values.year, values.lastYear].entries()) {
        const cell = written[at]![3 + column];
        if (value.is === 'figure') expect(cell).toBeCloseTo(value.value, 6);
        if (value.is === 'none') expect(cell ?? null).toBeNull();
      }
    });
  });

  it('has a real chart for each of the report, of the cells beside it, with words for who does not see it', () => {
    const charts = report.sections.flatMap((section) => section.charts);
    const sheet = book.sheets['Gráficos']!;
    charts.forEach((chart, at) => {
      const xml = book.parts[`xl/charts/chart${at + 1}.xml`]!;
      expect(xml).toContain(chart.form === 'lines' ? '<c:lineChart>' : '<c:barChart>');
      const [, column, from, to] = /<c:val><c:numRef><c:f>'Gráficos'!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)</.exec(xml)!;
      const cells = sheet
        .slice(Number(from) - 1, Number(to))
        .map((row) => row[column!.charCodeAt(0) - 65] ?? undefined);
      expect([chart.title, cells]).toEqual([chart.title, chart.series[0]!.values]);
    });
    expect(book.parts['[Content_Types].xml']!.match(/drawingml\.chart\+xml/g)).toHaveLength(charts.length);
    const drawings = Object.entries(book.parts).filter(([path]) => /drawings\/drawing[^/]*\.xml$/.test(path));
    expect(drawings.map(([, xml]) => xml.match(/<xdr:graphicFrame/g)?.length ?? 0).reduce((sum, n) => sum + n)).toBe(
      charts.length,
    );
    expect(book.parts['docProps/core.xml']).toContain('<dc:language>es-CL</dc:language>');
  });

  it(
    'says that small figures are not shown where they are not, and draws none of them',
    async () => {
      const outside = sampleReport({ isWhole: false, size: 0.4 });
      const { sheets } = await readXlsx(keep('report-outside.xlsx', await reportXlsx(outside)));
      expect(sheets.Cifras!.flat()).toContain('no se muestra');
    },
    LONG_MS,
  );

  it(
    'runs nothing that a code of a commune’s own would call',
    async () => {
      const evil = structuredClone(report);
      evil.sections[0]!.rows[0]!.label = '=HYPERLINK("http://example.org")';
      evil.sections[0]!.charts[0]!.categories[0] = '+cmd|calc!A1';
      const { parts } = await readXlsx(await reportXlsx(evil));
      const sheets = Object.entries(parts).filter(([path]) => path.startsWith('xl/worksheets/'));
      for (const [path, xml] of sheets) expect([path, /<f[ >]/.test(xml)]).toEqual([path, false]);
      expect(parts['xl/sharedStrings.xml']).toContain('&apos;=HYPERLINK'.replace('&apos;', "'"));
      expect(parts['xl/sharedStrings.xml']).toContain("'+cmd");
    },
    LONG_MS,
  );
});
