import type { Cell, Row, SheetData } from 'write-excel-file/node';
import type { Report } from '../report.js';
import type { Chart } from '../section-charts.js';
import { head, INK, number, text } from './cells.js';
import type { PlacedChart } from './chart-parts.js';

const BESIDE = 5;
const ROW_PIXELS = 20;
const HEIGHT = 320;
/** Rows that a chart takes, and one free one. */
const ROWS = HEIGHT / ROW_PIXELS + 1;

/** One sheet with all charts, each beside the cells that it is of. */
export function chartSheet({ sections }: Report, sheet: string): { data: SheetData; charts: PlacedChart[] } {
  const data: SheetData = [];
  const charts: PlacedChart[] = [];
  for (const { title, sentence, charts: all } of sections) {
    if (all.length === 0) continue;
    data.push([text(title, { fontWeight: 'bold', fontSize: 14, textColor: INK.title })], [text(sentence)], []);
    for (const chart of all) {
      const row = data.length;
      const rows = cellsOf(chart);
      data.push(...rows, ...Array.from({ length: Math.max(ROWS - rows.length, 1) }, (): Row => []));
      charts.push({
        chart,
        range: { sheet, headRow: row + 1 },
        at: { column: BESIDE, row },
        size: { width: 620, height: HEIGHT },
      });
    }
  }
  return { data, charts };
}

const cellsOf = ({ title, categories, series, isShare }: Chart): Row[] => [
  [head(title), ...series.map(({ name }) => head(name))],
  ...categories.map((category, at): Row => {
    const values = series.map(({ values: all }): Cell => {
      const value = all[at];
      return value === undefined ? null : number(value, isShare ? '0.0%' : '#,##0');
    });
    return [text(category), ...values];
  }),
];
