import { describe, expect, it } from '@jest/globals';
import { holidaysOf, yearsFrom } from './holidays.js';

describe('Chilean holidays', () => {
  it('of 2026 are the sixteen of the law', () => {
    expect(holidaysOf([2026])).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-04',
      '2026-05-01',
      '2026-05-21',
      '2026-06-21',
      '2026-06-29',
      '2026-07-16',
      '2026-08-15',
      '2026-09-18',
      '2026-09-19',
      '2026-10-12',
      '2026-10-31',
      '2026-11-01',
      '2026-12-08',
      '2026-12-25',
    ]);
  });

  it.each([
    ['2022-09-16', 'the single additional holiday of 2022'],
    ['2023-01-02', 'Monday after a New Year on a Sunday'],
    ['2023-06-26', 'San Pedro y San Pablo, moved from Thursday to the Monday before'],
    ['2023-10-09', 'Encuentro de Dos Mundos, moved from Thursday'],
    ['2023-10-27', 'Iglesias Evangélicas, moved from Tuesday to the Friday before'],
    ['2024-06-20', 'Pueblos Indígenas follows the solstice'],
    ['2025-06-20', 'Pueblos Indígenas follows the solstice'],
    ['2026-06-21', 'Pueblos Indígenas follows the solstice'],
    ['2024-09-20', 'Friday after Fiestas Patrias on Wednesday and Thursday'],
    ['2027-09-17', 'Friday before Fiestas Patrias on a Saturday'],
    ['2029-09-17', 'Monday before Fiestas Patrias on a Tuesday'],
    ['2029-10-15', 'Encuentro de Dos Mundos, moved from Friday to the Monday after'],
    ['2029-11-02', 'Iglesias Evangélicas, moved from Wednesday to the Friday after'],
    ['2027-03-27', 'Holy Saturday'],
  ])('have %s: %s', (date) => {
    expect(holidaysOf([Number(date.slice(0, 4))])).toContain(date);
  });

  it.each([
    ['2023-06-29', 'was moved away'],
    ['2026-04-05', 'Easter Sunday is no holiday by law'],
    ['2026-12-31', 'banks only'],
    ['2026-06-07', 'Arica only'],
    ['2026-08-20', 'Chillán only'],
  ])('do not have %s: %s', (date) => {
    expect(holidaysOf([Number(date.slice(0, 4))])).not.toContain(date);
  });

  it('of several years are sorted, without doubles, and in local dates', () => {
    const dates = holidaysOf([2028, 2027, 2027]);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(dates[0]).toBe('2027-01-01');
    expect(dates.at(-1)).toBe('2028-12-25');
    expect(yearsFrom(2026)).toEqual([2026, 2027, 2028]);
  });
});
