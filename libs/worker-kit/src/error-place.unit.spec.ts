import { describe, expect, it } from '@jest/globals';
import { placeOf } from './error-place.js';

describe('Of an error is told', () => {
  it('what it is called and where it came from', () => {
    const error = Object.assign(new RangeError('of Ana Rojas'), { code: 'ERR_OUT_OF_RANGE' });
    const told = placeOf(error);
    expect(told).toMatchObject({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
    expect(told.at![0]).toMatch(/^at .*error-place\.unit\.spec\.ts:\d+:\d+/);
    expect(told.at!.length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['of one line', 'Ana Rojas lives in Los Aromos 12'],
    ['of several', 'key already exists:\n  Ana Rojas\n  Los Aromos 12'],
    ['that looks like a place', 'no\n    at Ana Rojas (Los Aromos:12:1)'],
  ])('nothing of its message, %s', (_how, message) => {
    const told = placeOf(new Error(message));
    expect([told.name, told.at!.length > 0]).toEqual(['Error', true]);
    expect(JSON.stringify(told)).not.toMatch(/Ana|Aromos/);
  });

  it('no more than its kind, where it is none', () => {
    expect([placeOf('Ana Rojas'), placeOf(undefined)]).toEqual([{ name: 'string' }, { name: 'undefined' }]);
  });
});
