import { describe, expect, it } from '@jest/globals';
import { firstDay, lastDay, monthAfter, monthsBack } from './month.js';
import { periodOf, scopeOf, searchOf, viewOf, type View } from './view.js';

const WHOLE: View = {
  ...{ language: 'en', place: '13110', from: '2026-01', to: '2026-04', line: 'family-therapy', asOf: '2026-04-30' },
  ...{ map: 'gaps-open', records: 'work-overdue', code: 'intake' },
  alarm: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
};

describe('What is looked at', () => {
  it('stands in the address, all of it, and comes back from there', () => {
    expect(searchOf(WHOLE)).toBe(
      '?lugar=13110&desde=2026-01&hasta=2026-04&linea=family-therapy&corte=2026-04-30&mapa=gaps-open&casos=work-overdue&codigo=intake&alarma=01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11&idioma=en',
    );
    expect(viewOf(searchOf(WHOLE))).toEqual(WHOLE);
  });

  it('is Spanish, and what suits the viewer, where the address says nothing', () => {
    expect(searchOf(viewOf(''))).toBe('?idioma=es');
    expect(viewOf('').place).toBeUndefined();
  });

  it('is in the language that was chosen before, unless the address says another', () => {
    expect(viewOf('', 'en').language).toBe('en');
    expect(viewOf('?idioma=es', 'en').language).toBe('es');
  });

  it.each([
    '?lugar=131&desde=2026-13&hasta=marzo&linea=x&corte=2026-04-99&mapa=rut&casos=../x&idioma=fr',
    '?lugar=13110%27--&corte=hoy&codigo=intake&alarma=1',
    '?%',
  ])('is shown as if what nobody understands were not there: %s', (search) => {
    expect(searchOf(viewOf(search))).toBe('?idioma=es');
  });

  it('asks the API where and when in its own words', () => {
    expect([scopeOf('13110'), scopeOf('13'), scopeOf('todo')]).toEqual([{ commune: '13110' }, { region: '13' }, {}]);
    expect(periodOf(WHOLE)).toEqual({ from: '2026-01-01', to: '2026-04-30', asOf: '2026-04-30' });
    expect(periodOf({ language: 'es' })).toEqual({});
  });
});

describe('A month', () => {
  it('has a first and a last day', () => {
    expect(firstDay('2026-02')).toBe('2026-02-01');
    expect([lastDay('2026-02'), lastDay('2028-02'), lastDay('2026-12')]).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-12-31',
    ]);
  });

  it('has others before and after it, over the year', () => {
    expect([monthAfter('2026-01', -1), monthAfter('2026-12', 1)]).toEqual(['2025-12', '2027-01']);
    expect(monthsBack('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12']);
  });
});
