import { describe, expect, it } from '@jest/globals';
import { ALL_COMMUNES } from '../places/places.js';
import { REGIONS } from '../places/regions.js';
import { legendValues, panelsOf, radiusOf, type Panel } from './projection.js';

const pointIn = (panel: Panel, code: string) => panel.points.find((point) => point.code === code)!;

describe('The map', () => {
  it('shows every commune of the country, from north to south', () => {
    const panels = panelsOf(undefined);
    expect(panels.map(({ name }) => name)).toEqual(['north', 'centre', 'santiago', 'south']);
    const shown = new Set(panels.flatMap(({ points }) => points.map(({ code }) => code)));
    expect(shown.size).toBe(345);
    expect(ALL_COMMUNES.length).toBe(345);
  });

  it('keeps north above south, and east right of west', () => {
    const [north, centre] = panelsOf(undefined) as [Panel, Panel];
    expect(pointIn(north, '15101').y).toBeLessThan(pointIn(north, '02101').y);
    expect(pointIn(centre, '05101').x).toBeLessThan(pointIn(centre, '13110').x);
  });

  it.each([undefined, ...REGIONS.map(({ code }) => code)])('keeps all within its frame: %s', (region) => {
    for (const { width, height, points, labels } of panelsOf(region)) {
      expect([width > 0 && width < 500, height > 0 && height <= 400]).toEqual([true, true]);
      for (const { x, y } of points) expect([x >= 0 && x <= width, y >= 0 && y <= height]).toEqual([true, true]);
      for (const { y } of labels) expect(y >= 0 && y <= height).toBe(true);
    }
  });

  it('of the capital’s region has the city apart', () => {
    expect(panelsOf('13').map(({ name }) => name)).toEqual(['region', 'santiago']);
    expect(panelsOf('08').map(({ name }) => name)).toEqual(['region']);
  });

  it('draws a figure as an area', () => {
    expect(radiusOf(100, 100)).toBe(24);
    expect(radiusOf(25, 100)).toBe(12);
    expect([radiusOf(0.1, 100), radiusOf(0, 0)]).toEqual([3, 3]);
  });

  it('has round numbers in its legend', () => {
    expect(legendValues(412)).toEqual([200, 100, 20]);
    expect(legendValues(2)).toEqual([2]);
    expect(legendValues(0)).toEqual([]);
  });
});
