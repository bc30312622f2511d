import { describe, expect, it } from '@jest/globals';
import { isRefusal, LIGHT_THRESHOLDS } from '@oln/contracts';
import { findIndicator } from '../indicator/indicators.js';
import { elapsedOf, isCumulative, standingOf } from './target-light.js';
import { decideTarget, type Target } from './target.js';

const indicator = (id: string) => findIndicator(id)!;
const target = (value: number, more: Partial<Target> = {}): Target => ({
  ...{ id: 'a', commune: '13110', year: 2026, indicator: 'families-attended', version: 1, value, withdrawn: false },
  ...{ ...LIGHT_THRESHOLDS, setAt: new Date('2026-01-10T12:00:00Z'), setBy: 'coordinadora-1' },
  ...more,
});
const light = (id: string, wanted: number, value: number | undefined, asOf = '2026-07-01') =>
  standingOf(target(wanted), indicator(id), { figure: { value }, asOf });

describe('How far a target has come', () => {
  it('of what adds up is held against the part of the year that has passed', () => {
    expect(['families-attended', 'coverage', 'activities-held'].map((id) => isCumulative(indicator(id)))).toEqual([
      ...[true, true, true],
    ]);
    expect(
      ['renounced', 'waiting-length', 'admissibility-days', 'waiting-age'].map((id) => isCumulative(indicator(id))),
    ).toEqual([...[false, false, false, false]]);
    expect([elapsedOf(2026, '2025-12-31'), elapsedOf(2026, '2026-12-31'), elapsedOf(2026, '2027-05-01')]).toEqual([
      ...[0, 1, 1],
    ]);
    expect(elapsedOf(2026, '2026-01-01')).toBeCloseTo(1 / 365, 10);
    // 182 of 365 days.
    expect(light('families-attended', 365, 182)).toMatchObject({ expected: 182, light: 'green', value: 182 });
  });

  it('is green, yellow or red by how far it is behind, before, at and after each edge', () => {
    const at = (value: number) => light('families-attended', 365, value, '2026-12-31').light;
    // 5 % of 365 is 18.25, 20 % is 73.
    expect([at(365), at(347), at(346), at(292), at(291)]).toEqual(['green', 'green', 'yellow', 'yellow', 'red']);
  });

  it('of what is better the less there is of it goes the other way', () => {
    const at = (value: number) => light('renounced', 0.1, value).light;
    expect([at(0), at(0.1), at(0.105), at(0.11), at(0.12), at(0.121)]).toEqual([
      ...['green', 'green', 'green', 'yellow', 'yellow', 'red'],
    ]);
  });

  it('takes its thresholds from the target', () => {
    const strict = target(100, { green: 0, yellow: 0.01 });
    const at = (value: number) =>
      standingOf(strict, indicator('families-attended'), { figure: { value }, asOf: '2026-12-31' }).light;
    expect([at(100), at(99), at(98)]).toEqual(['green', 'yellow', 'red']);
  });

  it('says nothing where nothing can be said', () => {
    expect(light('families-attended', 365, 3, '2025-12-01')).toMatchObject({ light: 'none', expected: 0 });
    expect(light('renounced', 0.1, undefined)).toMatchObject({ light: 'none' });
    const hidden = { suppressed: true };
    const shown = standingOf(target(9), indicator('renounced'), { figure: hidden, asOf: '2026-07-01' });
    expect(shown).toMatchObject({ light: 'none', reason: { es: expect.stringContaining('fuera de la comuna') } });
    expect(shown).not.toHaveProperty('value');
  });

  it('says why in words, in both languages', () => {
    expect(light('families-attended', 365, 120).reason).toEqual({
      es: 'Hay 120; a esta fecha se esperan 182 (más es mejor), 34,1 % de diferencia (se toleran 20 %): está lejos de lo esperado',
      en: 'There is 120; by now 182 is expected (more is better), 34.1 % off (tolerated 20 %): it is far from what is expected',
    });
    expect(light('renounced', 0.1, 0.02).reason).toEqual({
      es: 'Hay 2 %; la meta es 10 % (menos es mejor): va como se espera',
      en: 'There is 2 %; the target is 10 % (less is better): it is as expected',
    });
  });
});

describe('A target', () => {
  const decided = (id: string, wanted: { value: number; green?: number; yellow?: number }, before?: Target) => {
    const next = decideTarget({ before, indicator: indicator(id) }, wanted);
    return isRefusal(next) ? next.definition.code : next;
  };

  it('keeps the thresholds of before, or takes those of the house', () => {
    expect(decided('renounced', { value: 0.1 })).toEqual({ value: 0.1, withdrawn: false, green: 0.05, yellow: 0.2 });
    expect(decided('renounced', { value: 0.1 }, target(1, { green: 0.01, yellow: 0.5 }))).toMatchObject({
      green: 0.01,
      yellow: 0.5,
    });
  });

  it('is of something of which more or less is better, is a share where that is one, and turns no colours around', () => {
    expect(decided('caseload', { value: 3 })).toBe('TARGET.NO_DIRECTION');
    expect(decided('renounced', { value: 1.2 })).toBe('TARGET.SHARE_ABOVE_ONE');
    expect(decided('coverage', { value: 1.2 })).toMatchObject({ value: 1.2 });
    expect(decided('renounced', { value: 0.1, green: 0.3 })).toBe('TARGET.THRESHOLDS_TURNED');
  });
});
