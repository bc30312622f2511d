import type { Chart } from '../section-charts.js';
import type { Speech } from '../speech.js';
import { INK, SERIES_INK } from './ink.js';
import type { Box, Paper } from './paper.js';

const TITLE = 15;
const LEGEND = 13;
const BAR = 9;
const BAR_GAP = 5;
const UPRIGHT = 116;
const SMALL = { size: 7, color: INK.soft } as const;

/** How high a chart is, title and legend included. */
export function chartHeight({ form, categories, series }: Chart): number {
  const legend = series.length > 1 ? LEGEND : 0;
  if (form !== 'bars') return TITLE + legend + UPRIGHT;
  return TITLE + legend + categories.length * (series.length * BAR + BAR_GAP) + 4;
}

/** A chart as a tagged figure that says in words what it shows. All of it is lines, surfaces and text. */
export function drawChart(paper: Paper, chart: Chart, box: Box, speech: Speech): void {
  const draw = (): void => {
    paper.write(chart.title, { x: box.x, y: box.y, width: box.width, height: TITLE }, { font: 'bold', size: 9 });
    const legend = chart.series.length > 1 ? LEGEND : 0;
    if (legend > 0) drawLegend(paper, chart, box);
    const top = TITLE + legend;
    const plot = { ...box, y: box.y + top, height: box.height - top };
    if (chart.form === 'bars') drawBars(paper, chart, plot, speech);
    else drawUpright(paper, chart, plot, speech);
  };
  paper.tagged('Figure', draw, { alt: chart.summary, box });
}

function drawLegend(paper: Paper, { series }: Chart, { x, y }: Box): void {
  let at = x;
  series.forEach(({ name }, index) => {
    paper.rect({ x: at, y: y + TITLE + 1.5, width: 7, height: 7 }, SERIES_INK[index % SERIES_INK.length]!);
    const width = paper.widthOf(name, SMALL) + 2;
    paper.write(name, { x: at + 10, y: y + TITLE, width }, SMALL);
    at += 10 + width + 10;
  });
}

const said = (value: number | undefined, { isShare }: Chart, speech: Speech): string =>
  value === undefined ? '' : isShare ? speech.share(Math.round(value * 100) / 100) : speech.number(value);

const largestOf = ({ series, isShare }: Chart): number =>
  Math.max(isShare ? 0.1 : 1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));

function drawBars(paper: Paper, chart: Chart, { x, y, width }: Box, speech: Speech): void {
  // Beside another chart there is less room for names.
  const [label, size] = width < 300 ? [width * 0.5, 7.6] : [width * 0.36, 8];
  const value = 42;
  const scale = (width - label - value) / largestOf(chart);
  const group = chart.series.length * BAR + BAR_GAP;
  chart.categories.forEach((category, at) => {
    const top = y + at * group;
    const middle = top + (chart.series.length * BAR - 9) / 2;
    paper.write(category, { x, y: middle - 0.5, width: label - 6, height: 11 }, { size, align: 'right' });
    chart.series.forEach(({ values }, index) => {
      const [bar, number] = [top + index * BAR, values[at]];
      const long = Math.max((number ?? 0) * scale, number ? 1 : 0);
      const color = SERIES_INK[index % SERIES_INK.length]!;
      if (long > 0) paper.rect({ x: x + label, y: bar, width: long, height: BAR - 1.5 }, color);
      paper.write(said(number, chart, speech), { x: x + label + long + 3, y: bar - 1.5, width: value }, SMALL);
    });
  });
  paper.line(x + label, y - 1, x + label, y + chart.categories.length * group - BAR_GAP + 1, INK.soft, 0.8);
}

const AXIS = 30;
const FOOT = 14;
const STEPS = 3;

function drawUpright(paper: Paper, chart: Chart, box: Box, speech: Speech): void {
  const most = roundUp(largestOf(chart), chart.isShare);
  const plot = { x: box.x + AXIS, y: box.y + 4, width: box.width - AXIS, height: box.height - FOOT - 8 };
  for (let step = 0; step <= STEPS; step++) {
    const at = plot.y + plot.height - (plot.height * step) / STEPS;
    paper.line(plot.x, at, plot.x + plot.width, at, step === 0 ? INK.soft : INK.line);
    const text = said((most * step) / STEPS, chart, speech);
    paper.write(text, { x: box.x, y: at - 5, width: AXIS - 5 }, { ...SMALL, align: 'right' });
  }
  const slot = plot.width / chart.categories.length;
  // Names of months stand under every other column where there are many.
  const every = slot < 26 ? 2 : 1;
  chart.categories.forEach((category, at) => {
    if ((chart.categories.length - 1 - at) % every !== 0) return;
    const [x, width] = [plot.x + slot * (at + 0.5) - (slot * every) / 2, slot * every];
    paper.write(category, { x, y: plot.y + plot.height + 3, width, height: 10 }, { ...SMALL, align: 'center' });
  });
  const scale = plot.height / most;
  if (chart.form === 'columns') drawColumns(paper, chart, { plot, slot, scale }, speech);
  else drawLines(paper, chart, { plot, slot, scale }, speech);
}

interface Field {
  plot: Box;
  slot: number;
  scale: number;
}

function drawColumns(paper: Paper, chart: Chart, { plot, slot, scale }: Field, speech: Speech): void {
  const width = Math.min((slot * 0.76) / chart.series.length, 26);
  const isRoomy = width >= 12;
  chart.series.forEach(({ values }, index) =>
    values.forEach((value, at) => {
      if (value === undefined) return;
      const height = value * scale;
      const x = plot.x + slot * (at + 0.5) + (index - chart.series.length / 2) * width;
      const y = plot.y + plot.height - height;
      if (height > 0) paper.rect({ x, y, width: width - 1, height }, SERIES_INK[index % SERIES_INK.length]!);
      const text = { x: x - 8, y: y - 9.5, width: width + 15 };
      if (isRoomy) paper.write(said(value, chart, speech), text, { size: 6.5, color: INK.text, align: 'center' });
    }),
  );
}

function drawLines(paper: Paper, chart: Chart, { plot, slot, scale }: Field, speech: Speech): void {
  chart.series.forEach(({ values }, index) => {
    const color = SERIES_INK[index % SERIES_INK.length]!;
    const points = values.map((value, at) =>
      value === undefined
        ? undefined
        : { value, x: plot.x + slot * (at + 0.5), y: plot.y + plot.height - value * scale },
    );
    points.forEach((point, at) => {
      const before = points[at - 1];
      if (point && before) paper.line(before.x, before.y, point.x, point.y, color, 1.6);
    });
    for (const point of points) if (point) paper.document.circle(point.x, point.y, 2).fill(color);
    const last = points.at(-1);
    if (!last) return;
    const text = { x: last.x - 15, y: last.y - 11, width: 30 };
    paper.write(said(last.value, chart, speech), text, { font: 'bold', size: 7, color: INK.text, align: 'center' });
  });
}

/** To a number that divides well by the steps of the axis. */
function roundUp(value: number, isShare: boolean): number {
  if (isShare) return value <= 0.3 ? 0.3 : value <= 0.6 ? 0.6 : 0.9 >= value ? 0.9 : 1;
  const size = 10 ** Math.floor(Math.log10(value / STEPS || 1));
  const steps = [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * Math.max(size, 1) * STEPS);
  return steps.find((step) => step >= value) ?? value;
}
