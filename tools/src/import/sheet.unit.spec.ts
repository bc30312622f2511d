import { describe, expect, it } from '@jest/globals';
import { sourceOf } from './sheet-file.js';
import type { ReportRow, SheetReport } from './send-sheet.js';
import { isWhole, reportCsv, reportText } from './sheet-report.js';

const remark = {
  code: 'ROW.RUN_CHECK_DIGIT',
  column: 'RUT',
  title: 'The check digit is wrong',
  todo: 'Look at the card',
};
const refused: ReportRow = {
  row: 7,
  state: 'refused',
  answer: { ...remark, column: undefined },
  remarks: [remark],
  cells: ['Martina', '=cmd'],
};
const counts = { pending: 0, accepted: 0, known: 0, toReview: 0, refused: 1 };
const report: SheetReport = { id: 'i1', source: 'escuela', counts, rows: [refused] };

describe('The source of a sheet', () => {
  it.each([
    ['/home/a/Escuela D-120 (marzo).xlsx', 'escuela-d-120-marzo'],
    ['Ñuñoa.csv', 'nunoa'],
    ['___.csv', 'sheet'],
    [`${'a'.repeat(200)}.csv`, 'a'.repeat(80)],
  ])('of %s is %s unless somebody names it', (file, source) => {
    expect(sourceOf(file)).toBe(source);
  });
});

describe('The report of a sheet', () => {
  it('says of a row that needs somebody which cell is wrong and what to do, once, and repeats no cell', () => {
    const text = reportText(report);
    expect(text).toContain('row    7  refused    RUT: The check digit is wrong. Look at the card\n');
    expect(text).toContain('1 row: 0 taken, 0 there already, 0 to review, 1 refused.');
    expect(text + reportCsv(report)).not.toContain('Martina');
  });

  it('is whole only when nobody has anything to do', () => {
    expect(isWhole({ ...counts, refused: 0, accepted: 3, known: 2 })).toBe(true);
    for (const left of ['pending', 'toReview', 'refused'])
      expect(isWhole({ ...counts, refused: 0, [left]: 1 })).toBe(false);
  });

  it('opens in a spreadsheet: no cell is a formula, quotes are doubled', () => {
    const said = { ...remark, title: '=1+1', todo: 'Say "who"' };
    const lines = reportCsv({ ...report, rows: [{ ...refused, answer: said }] }).split('\r\n');
    expect(lines[0]).toBe('\ufeff"row";"state";"code";"answer";"todo";"remarks";"request"');
    expect(lines[1]).toContain(`"'=1+1";"Say ""who"""`);
  });
});
