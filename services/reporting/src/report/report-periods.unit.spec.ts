import { describe, expect, it } from '@jest/globals';
import { reportPeriods } from './report-periods.js';

describe('The periods of a report', () => {
  it('are its month, the year up to its end, and the same month a year before, known as late', () => {
    expect(reportPeriods('2026-03', '2026-04-30')).toEqual({
      month: { from: '2026-03-01', to: '2026-03-31', asOf: '2026-04-30' },
      year: { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-30' },
      lastYear: { from: '2025-03-01', to: '2025-03-31', asOf: '2025-04-30' },
      trend: { from: '2025-03-01', to: '2026-03-31', asOf: '2026-04-30' },
    });
  });

  it('end where months end, in leap years as well', () => {
    expect(reportPeriods('2028-02', '2028-02-29').lastYear).toMatchObject({ to: '2027-02-28', asOf: '2027-02-28' });
    expect(reportPeriods('2029-02', '2029-02-28').lastYear).toMatchObject({ to: '2028-02-29', asOf: '2028-02-29' });
  });
});
