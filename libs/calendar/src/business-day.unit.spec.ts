import { describe, expect, it } from '@jest/globals';
import { addBusinessDays, businessDaysBetween, isBusinessDay } from './index.js';

describe('Business days', () => {
  it('are Monday to Friday without holidays', () => {
    expect(isBusinessDay('2026-03-06', [])).toBe(true);
    expect(isBusinessDay('2026-03-07', [])).toBe(false);
    expect(isBusinessDay('2026-03-08', [])).toBe(false);
    expect(isBusinessDay('2026-05-21', ['2026-05-21'])).toBe(false);
  });

  it('are counted without the first day and with the last', () => {
    expect(businessDaysBetween('2026-03-02', '2026-03-09', [])).toBe(5);
    expect(businessDaysBetween('2026-03-06', '2026-03-08', [])).toBe(0);
    expect(businessDaysBetween('2026-03-02', '2026-03-02', [])).toBe(0);
    expect(businessDaysBetween('2026-03-09', '2026-03-02', [])).toBe(-5);
  });

  it('are added from any day', () => {
    expect(addBusinessDays('2026-03-07', 1, [])).toBe('2026-03-09');
    expect(addBusinessDays('2026-03-06', 0, [])).toBe('2026-03-06');
  });
});
