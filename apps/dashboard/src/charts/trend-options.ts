import type { EChartsCoreOption } from 'echarts/core';
import type { Series, Shown } from '../data/figure.js';
import type { Stroke } from './palette.js';

export interface Drawn extends Series {
  name: string;
  stroke: Stroke;
}

export interface TrendWords {
  month(month: string): string;
  shortMonth(month: string): string;
  count(value: number): string;
  amount(shown: Shown): string;
}

const INK = '#46535e';
const GRID = '#dfe5ea';

/** Nothing happened in a month of which nothing is said; a month that is kept back is a gap in the line. */
export const heightOf = (shown: Shown): number | null =>
  shown.kind === 'number' ? shown.value : shown.kind === 'none' ? 0 : null;

/** Lines by month. Nothing moves; the box beside a month is made of elements, since the page runs no markup out of texts. */
export function trendOptions(series: readonly Drawn[], words: TrendWords): EChartsCoreOption {
  const months = series[0]?.points.map(({ month }) => month) ?? [];
  return {
    animation: false,
    aria: { enabled: false },
    grid: { top: 14, right: 14, bottom: 26, left: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: months,
      boundaryGap: months.length < 2,
      axisLine: { lineStyle: { color: GRID } },
      axisTick: { show: false },
      axisLabel: { color: INK, fontSize: 12, hideOverlap: true, formatter: (month: string) => words.shortMonth(month) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: GRID } },
      axisLabel: { color: INK, fontSize: 12, formatter: (value: number) => words.count(value) },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (at: unknown) => boxAt(series, (at as { dataIndex: number }[])[0]?.dataIndex ?? 0, words),
    },
    series: series.map(({ name, points, stroke }) => ({
      type: 'line',
      name,
      data: points.map(({ shown }) => heightOf(shown)),
      symbol: stroke.symbol,
      symbolSize: 7,
      showAllSymbol: true,
      itemStyle: { color: stroke.colour },
      lineStyle: { color: stroke.colour, width: 2.5, type: stroke.dash },
      emphasis: { disabled: true },
    })),
  };
}

function boxAt(series: readonly Drawn[], index: number, { month, amount }: TrendWords): HTMLElement {
  const box = document.createElement('div');
  const line = (text: string): void => void box.appendChild(document.createElement('div')).append(text);
  line(month(series[0]!.points[index]!.month));
  for (const { name, points } of series) line(`${name}: ${amount(points[index]!.shown)}`);
  return box;
}
