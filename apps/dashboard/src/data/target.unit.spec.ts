import { describe, expect, it } from '@jest/globals';
import { LIGHTS, type Light } from '@oln/contracts/processes';
import { byUrgency, type TargetStanding } from './target.js';

const standing = (light: Light): TargetStanding => ({
  ...{ target: { id: light, year: 2026, indicator: 'renounced', value: 0.1 }, better: 'less', unit: 'share' },
  ...{ light, expected: 0.1, reason: { es: '', en: '' } },
});

describe('Targets', () => {
  it('stand with what needs somebody first, and what nothing can be said of last', () => {
    const lights = byUrgency(LIGHTS.map(standing)).map(({ light }) => light);
    expect(lights).toEqual(['red', 'yellow', 'green', 'none']);
  });
});
