import { describe, expect, it } from '@jest/globals';
import { figureSheet } from './figure-sheet.js';

const PERIOD = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };

describe('A sheet of figures', () => {
  it('has a line for each, under heads in the language of the reader', () => {
    const items = [{ indicator: 'renounced', line: 'family-therapy', value: 0.25, numerator: 5, denominator: 20 }];
    const [head, row] = figureSheet({ ...PERIOD, items }, 'en')
      .replace('\ufeff', '')
      .split('\r\n');
    expect(head).toBe(
      'indicator,name,commune,month,line,code,value,numerator,denominator,p90,suppressed,from,to,as of',
    );
    expect(row).toBe('renounced,Families that renounce,,,family-therapy,,0.25,5,20,,,2026-01-01,2026-12-31,2026-12-31');
  });

  it('says what is not shown, and shows nothing of it', () => {
    const items = [{ indicator: 'renounced', commune: '13110', suppressed: true }];
    expect(figureSheet({ ...PERIOD, items }, 'es')).toContain('renounced,Familias que renuncian,13110,,,,,,,,sí,');
  });

  it('holds no formula, whatever an office calls its codes', () => {
    const items = [
      { indicator: 'gaps-open', code: '=cmd|calc', value: 5, numerator: 5 },
      { indicator: 'gaps-open', code: '@SUM(A1),"x"', value: 5, numerator: 5 },
    ];
    const rows = figureSheet({ ...PERIOD, items }, 'es').split('\r\n');
    expect(rows[1]).toContain(",'=cmd|calc,");
    expect(rows[2]).toContain(`,"'@SUM(A1),""x""",`);
  });
});
