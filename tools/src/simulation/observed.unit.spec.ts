import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Answering } from './answering.spec.js';
import { observed } from './observed.js';
import { pilot } from './sample-scenario.spec.js';

/** Outcomes of referrals in two communes; in the second one none has ever expired. */
const BY_CODE: Record<string, { code: string; numerator: number; denominator: number }[]> = {
  '13110': [
    { code: 'effective', numerator: 6, denominator: 8 },
    { code: 'expired', numerator: 2, denominator: 8 },
  ],
  '05101': [{ code: 'effective', numerator: 12, denominator: 12 }],
};

describe('what is observed of a code', () => {
  const gateway = new Answering('test-observed', (asked) => {
    const query = new URL(asked.split(' ')[1]!, 'http://gateway').searchParams;
    const items = BY_CODE[query.get('commune')!]!;
    if (query.get('by') === 'code') return { items };
    const numerator = items.reduce((sum, item) => sum + item.numerator, 0);
    return { items: [{ numerator, denominator: numerator }] };
  });
  beforeAll(() => gateway.begin());
  afterAll(() => gateway.end());

  const seen = (code: string, isShareOfWhole: boolean) =>
    observed(
      { scenario: pilot(), inEnvironment: (date) => date, isShareOfWhole: () => isShareOfWhole },
      ['13110', '05101'].map((commune) => ({ coordinator: gateway.caller(commune), commune: { code: commune } })),
      { indicator: 'referral-outcomes', code },
      'cutOff',
    );

  it('is a share of everything, also where the code has never occurred', async () => {
    expect(await seen('expired', true)).toEqual({ numerator: 2, denominator: 20 });
    expect(await seen('effective', true)).toEqual({ numerator: 18, denominator: 20 });
  });

  it('is a share of what has the code where the indicator is one of that', async () => {
    expect(await seen('expired', false)).toEqual({ numerator: 2, denominator: 8 });
  });
});
