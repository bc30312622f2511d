import type { MeasureName } from '../fact/measures.js';
import type { Sum } from '../indicator/indicator.js';

export const DIMENSIONS = ['commune', 'month', 'line', 'code'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Marks with the same everything, counted. What nobody asked for is empty. */
export interface Cell {
  measure: MeasureName;
  commune: string;
  /** `2026-03` */
  month: string;
  line: string;
  code: string;
  /** Of what has a time; otherwise -1. */
  value: number;
  n: number;
}

export const cellsOf = (cells: readonly Cell[], { measure, codes }: Sum): Cell[] =>
  cells.filter((cell) => cell.measure === measure && (!codes || codes.includes(cell.code)));

export const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { n }) => sum + n, 0);

/** Of the given dimensions. */
export const keyOf = (cell: Pick<Cell, Dimension>, by: readonly Dimension[]): string =>
  by.map((dimension) => cell[dimension]).join('|');

export function groupsOf(cells: readonly Cell[], by: readonly Dimension[]): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = keyOf(cell, by);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return groups;
}
