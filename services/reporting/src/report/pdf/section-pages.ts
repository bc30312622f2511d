import type { Columns, Report, Section } from '../report.js';
import type { Chart } from '../section-charts.js';
import type { Row } from '../section-rows.js';
import type { Speech } from '../speech.js';
import { chartHeight, drawChart } from './draw-chart.js';
import { INK, STATE_INK } from './ink.js';
import type { Paper, TextStyle } from './paper.js';

const GAP = 22;
const ROW = 14.5;
const TEXT = 8.4;
const CHANGE_INK = { better: STATE_INK.good, worse: STATE_INK.bad, same: INK.soft, unknown: INK.soft } as const;

/** What a part says, its charts, and its figures beneath. */
export function writeSection(paper: Paper, section: Section, { columns }: Report, speech: Speech): void {
  const said = paper.heightOf(section.sentence, paper.width, { size: 10.5 });
  const table = section.rows.reduce((height, row) => height + rowHeight(paper, row), ROW + 1);
  const [head, whole] = [50 + said + chartsHeight(section.charts), 50 + said + chartsHeight(section.charts) + table];
  // A part stands on one page, if that does not leave half of the one before it empty; its first rows stand with its title.
  paper.keep(paper.room > paper.height / 2 ? head + ROW * 5 : Math.min(whole, paper.height));
  if (paper.y > 60) paper.y += 10;
  paper.paragraph(section.title, { font: 'bold', size: 14, color: INK.band }, 'H2', 3);
  paper.paragraph(section.sentence, { size: 10.5 }, 'P', 9);
  writeCharts(paper, section.charts, speech);
  writeTable(paper, section.rows, columns);
}

const chartsHeight = (charts: readonly Chart[]): number =>
  charts.length === 0 ? 0 : Math.max(...charts.map(chartHeight)) + 8;

/** Side by side where there are two. */
function writeCharts(paper: Paper, charts: readonly Chart[], speech: Speech): void {
  if (charts.length === 0) return;
  const width = (paper.width - GAP * (charts.length - 1)) / charts.length;
  charts.forEach((chart, at) => {
    const box = { x: paper.left + at * (width + GAP), y: paper.y, width, height: chartHeight(chart) };
    drawChart(paper, chart, box, speech);
  });
  paper.y += chartsHeight(charts);
}

const WIDTHS = [0.4, 0.17, 0.17, 0.17, 0.09] as const;

function writeTable(paper: Paper, rows: readonly Row[], columns: Columns): void {
  const table = paper.element('Table');
  header(paper, columns, table);
  for (const row of rows) {
    if (paper.room < rowHeight(paper, row)) {
      paper.newPage();
      header(paper, columns, table);
    }
    writeRow(paper, row, table);
  }
  table.end();
  paper.y += 10;
}

type Element = ReturnType<Paper['element']>;

function header(paper: Paper, columns: Columns, table: Element): void {
  paper.adorn(() => {
    paper.rect({ x: paper.left, y: paper.y, width: paper.width, height: ROW }, INK.shade);
    paper.line(paper.left, paper.y + ROW, paper.left + paper.width, paper.y + ROW, INK.soft);
  });
  const texts = [columns.indicator, columns.month, columns.year, columns.lastYear, columns.change];
  const row = paper.element('TR', { parent: table });
  cells(paper).forEach(({ x, width, align }, at) =>
    paper.tagged(
      'TH',
      () => paper.write(texts[at]!, { x, y: paper.y + 2, width, height: ROW }, { font: 'bold', size: TEXT, align }),
      { parent: row, scope: 'Column' },
    ),
  );
  row.end();
  paper.y += ROW + 1;
}

/** Of a label and how it is written. */
function labelOf(paper: Paper, { part }: Row): { indent: number; width: number; style: TextStyle } {
  const indent = part ? 10 : 0;
  return { indent, width: cells(paper)[0]!.width - indent, style: { font: part ? 'regular' : 'bold', size: TEXT } };
}

function rowHeight(paper: Paper, row: Row): number {
  const { width, style } = labelOf(paper, row);
  return Math.max(ROW, paper.heightOf(row.label, width, style) + 4);
}

function writeRow(paper: Paper, line: Row, table: Element): void {
  const { label, texts, change } = line;
  const row = paper.element('TR', { parent: table });
  const [first, ...others] = cells(paper);
  const { indent, width: wide, style } = labelOf(paper, line);
  const height = rowHeight(paper, line);
  const named = { x: first!.x + indent, y: paper.y + 2, width: wide };
  paper.tagged('TH', () => paper.write(label, named, style), { parent: row, scope: 'Row' });
  const said = [texts.month, texts.year, texts.lastYear, change.text];
  others.forEach(({ x, width, align }, at) => {
    const color = at === 3 ? CHANGE_INK[change.is] : INK.text;
    const cell = { x, y: paper.y + 2, width, height: ROW };
    paper.tagged('TD', () => paper.write(said[at] || ' ', cell, { size: TEXT, color, align }), { parent: row });
  });
  row.end();
  paper.adorn(() => paper.line(paper.left, paper.y + height, paper.left + paper.width, paper.y + height));
  paper.y += height;
}

function cells(paper: Paper): { x: number; width: number; align: 'left' | 'right' }[] {
  let x = paper.left;
  return WIDTHS.map((share, at) => {
    const cell = { x: x + 2, width: paper.width * share - 4, align: at === 0 ? ('left' as const) : ('right' as const) };
    x += paper.width * share;
    return cell;
  });
}
