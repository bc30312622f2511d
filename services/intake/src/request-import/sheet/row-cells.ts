import type { RowProblem } from '../request-import.errors.js';
import { isNothing } from './cell-words.js';
import type { Column, Header } from './sheet-columns.js';

/** The cells of one row by what they are, and what is said of them on the way. */
export class RowCells {
  readonly problems: RowProblem[] = [];
  readonly remarks: RowProblem[] = [];
  /** Cells that have no place of their own, with their titles. */
  readonly asides: string[] = [];

  constructor(
    readonly texts: string[],
    readonly header: Header,
  ) {}

  /** A cell's code; a word we do not know is kept as it was written. */
  word<Code>(
    column: Column,
    codeOf: (text: string) => Code | undefined,
    code: RowProblem['code'] = 'WORD_UNKNOWN',
  ): Code | undefined {
    const text = this.cell(column);
    const found = text ? codeOf(text) : undefined;
    if (text && found === undefined && !/^no\b/i.test(text)) this.remark(code, column, column !== 'motive');
    return found;
  }

  cell(column: Column): string {
    const at = this.header.columns.get(column);
    const text = at === undefined ? '' : (this.texts[at] ?? '');
    return isNothing(text) && column !== 'danger' ? '' : text;
  }

  problem(code: RowProblem['code'], column: Column): void {
    this.problems.push({ code, column: this.title(column) });
  }

  /** The row is taken all the same. */
  remark(code: RowProblem['code'], column: Column, keep = true): void {
    this.remarks.push({ code, column: this.title(column) });
    if (keep) this.aside(column);
  }

  aside(column: Column): void {
    const text = this.cell(column);
    const line = `${this.title(column)}: ${text}`;
    if (text && !this.asides.includes(line)) this.asides.push(line);
  }

  private title(column: Column): string {
    const at = this.header.columns.get(column);
    return (at === undefined ? undefined : this.header.titles[at]) ?? column;
  }
}
