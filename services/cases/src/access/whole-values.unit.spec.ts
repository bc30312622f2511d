import { describe, expect, it } from '@jest/globals';
import { brokenValue } from './whole-values.js';

describe('A value that no field means', () => {
  it.each([
    [{ note: null }, 'note'],
    [{ title: { es: null } }, 'title.es'],
    [{ answers: [{ item: 'a', value: null }] }, 'answers.0.value'],
    [{ children: [null] }, 'children.0'],
    [{ answers: [[]] }, 'answers.0'],
    [null, ''],
  ])('is found in %j: "%s"', (body, field) => {
    expect(brokenValue(body)).toBe(field);
  });

  it.each([[{}], [undefined], [{ objectives: [{ factors: [], tasks: [{ weeks: 4 }] }], held: false }]])(
    'is none of %j',
    (body) => {
      expect(brokenValue(body)).toBeUndefined();
    },
  );
});
