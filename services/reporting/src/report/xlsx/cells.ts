import { safeCell } from '@oln/contracts';
import type { Cell, CellObject } from 'write-excel-file/node';

type Look = Omit<CellObject, 'value' | 'type'>;

export const INK = { title: '#1f4e79', soft: '#55606e', shade: '#f2f5f8', onTitle: '#ffffff' } as const;
export const STATES = { good: '#2e7d4f', middling: '#b7791f', bad: '#b3362b' } as const;

/** Text that stays text, also where the sheet is saved as CSV and opened again. */
export const text = (value: string, look: Look = {}): Cell => ({ value: safeCell(value), type: String, ...look });

export const wrapped = (value: string, look: Look = {}): Cell =>
  text(value, { wrap: true, alignVertical: 'top', ...look });

export const number = (value: number, format: string, look: Look = {}): Cell => ({
  value,
  type: Number,
  format,
  ...look,
});

export const head = (value: string, look: Look = {}): Cell =>
  text(value, { fontWeight: 'bold', backgroundColor: INK.title, textColor: INK.onTitle, wrap: true, ...look });

/** Rough height in points of text that is wrapped in a cell as wide as so many characters. */
export const heightOf = (value: string, characters: number): number => Math.ceil(value.length / characters) * 15 + 3;
