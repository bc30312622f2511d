import { describe, expect, it } from '@jest/globals';
import { agoText, countText, dayText, fill, monthText, shareText, shortDayText, shortMonthText } from './format.js';

describe('Numbers and days', () => {
  it('are written as in Chile, and as in England', () => {
    expect([countText(1_234, 'es'), countText(1_234.56, 'en')]).toEqual(['1.234', '1,234.6']);
    expect([shareText(0.7168, 'es'), shareText(0.7168, 'en'), shareText(1, 'en')]).toEqual([
      '71,7\u00a0%',
      '71.7%',
      '100%',
    ]);
    expect([dayText('2026-04-30', 'es'), dayText('2026-04-30', 'en')]).toEqual([
      '30 de abril de 2026',
      '30 April 2026',
    ]);
    expect(shortDayText('2026-04-03', 'es')).toBe('03-04-2026');
    expect([monthText('2026-04', 'es'), shortMonthText('2026-04', 'es')]).toEqual(['abril de 2026', 'abr']);
  });

  it('say how long ago in the unit that tells it best', () => {
    expect([agoText(5, 'es'), agoText(3_000, 'es')]).toEqual(['1 minuto', '50 minutos']);
    expect([agoText(7_200, 'en'), agoText(200_000, 'en')]).toEqual(['2 hours', '2 days']);
  });

  it('are filled into a text, where it has a place for them', () => {
    expect(fill('{n} de {of}', { n: 3 })).toBe('3 de {of}');
  });
});
