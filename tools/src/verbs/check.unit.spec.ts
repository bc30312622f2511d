import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../gate/gate.js';
import { summaryOf } from './check.js';

const told = (...verdicts: Verdict[]): string =>
  summaryOf(verdicts.map((verdict, at) => ({ name: ['format', 'types', 'contracts'][at]!, verdict })));

describe('The end of ./oln check', () => {
  it('says that everything holds only where everything was looked at', () => {
    expect(told('holds', 'holds')).toBe('Everything holds.');
    expect(told('holds', 'skipped')).toBe('Everything else holds. Skipped: types.');
  });

  it('names what does not hold, and what was skipped besides', () => {
    expect(told('does not hold', 'holds', 'does not hold')).toBe('Does not hold: format, contracts.');
    expect(told('does not hold', 'holds', 'skipped')).toBe('Does not hold: format. Skipped: contracts.');
  });
});
