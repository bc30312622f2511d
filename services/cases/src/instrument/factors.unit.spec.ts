import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareFactors, countFactors, factorsOf, toldChanges } from './factors.js';
import {
  decideContent,
  decideReplacement,
  decideWithdrawal,
  type Instrument,
  type InstrumentContent,
} from './instrument.js';
import { COMMON_FACTORS_1, PARENTING_DETAIL_1, SHIPPED_INSTRUMENTS } from './shipped-instruments.js';

const CHILD = 'c1';
const SIBLING = 'c2';
const codeOf = (decision: unknown): unknown => (decision as { definition?: { code: string } }).definition?.code;

describe('factors', () => {
  it('are told with their ratings, and without the child they are of', () => {
    const entry = [{ item: 'family-violence', value: 3 }];
    const changes = compareFactors(COMMON_FACTORS_1, entry, [{ item: 'family-violence', value: 1 }]);
    expect(toldChanges(changes)).toEqual([
      { factor: 'family-violence', kind: 'risk', before: 3, after: 1, change: 'better' },
    ]);
  });

  it('are what reaches the threshold of its kind, per child where it is asked per child', () => {
    const answers = [
      { item: 'child-school-absence', childId: CHILD, value: 2 },
      { item: 'child-school-absence', childId: SIBLING, value: 1 },
      { item: 'family-violence', value: 3 },
      { item: 'family-affection', value: 2 },
      { item: 'family-income' },
    ];
    expect(factorsOf(COMMON_FACTORS_1, answers)).toEqual([
      { code: 'child-school-absence', kind: 'risk', level: 'child', childId: CHILD, value: 2, critical: false },
      { code: 'family-violence', kind: 'risk', level: 'family', childId: undefined, value: 3, critical: true },
      { code: 'family-affection', kind: 'protective', level: 'family', childId: undefined, value: 2, critical: false },
    ]);
  });

  it('of a dimension lie at its two ends', () => {
    const at = (value: number) =>
      factorsOf(PARENTING_DETAIL_1, [{ item: 'parenting-routines', value }]).map(({ kind }) => kind);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([['risk'], ['risk'], [], ['protective'], ['protective']]);
  });

  it('are mitigated when a risk is lower, strengthened when a protective one is higher', () => {
    const entry = [
      { item: 'family-violence', value: 3 },
      { item: 'family-conflict', value: 2 },
      { item: 'family-income', value: 0 },
      { item: 'family-affection', value: 1 },
      { item: 'family-support-network', value: 2 },
    ];
    const end = [
      { item: 'family-violence', value: 1 },
      { item: 'family-conflict', value: 2 },
      { item: 'family-income', value: 3 },
      { item: 'family-affection', value: 2 },
      { item: 'family-support-network', value: 1 },
    ];
    const changes = compareFactors(COMMON_FACTORS_1, entry, end);
    expect(changes.map(({ code, change }) => [code, change])).toEqual([
      ['family-conflict', 'same'],
      ['family-violence', 'better'],
      ['family-affection', 'better'],
      ['family-support-network', 'worse'],
    ]);
    expect(countFactors(COMMON_FACTORS_1, changes)).toEqual({
      riskBefore: 2,
      riskMitigated: 1,
      protectiveBefore: 1,
      protectiveStrengthened: 1,
    });
  });

  it('of which nothing changed are neither better nor worse', () => {
    const answers = fc.array(
      fc.record({
        item: fc.constantFrom(...COMMON_FACTORS_1.items.map(({ code }) => code)),
        value: fc.integer({ min: 0, max: 3 }),
      }),
    );
    fc.assert(
      fc.property(answers, (given) => {
        const once = [...new Map(given.map((answer) => [answer.item, answer])).values()];
        const changes = compareFactors(COMMON_FACTORS_1, once, once);
        expect(changes.every(({ change }) => change === 'same')).toBe(true);
      }),
    );
  });
});

describe('an instrument', () => {
  const content: InstrumentContent = COMMON_FACTORS_1;
  const instrument: Instrument = { id: 'i1', commune: '13110', version: 1, content };

  it.each(SHIPPED_INSTRUMENTS.map((shipped) => [shipped.code, shipped] as const))(
    'of the house hangs together: %s',
    (_code, shipped) => {
      expect(decideContent(shipped)).toBe(shipped);
    },
  );

  it('of the house asks at all three levels, for risks and for what protects', () => {
    for (const level of ['child', 'family', 'community']) {
      for (const kind of ['risk', 'protective']) {
        expect(COMMON_FACTORS_1.items.some((item) => item.level === level && item.kind === kind)).toBe(true);
      }
    }
  });

  it.each<[string, InstrumentContent, string]>([
    ['no item', { ...content, items: [] }, 'INSTRUMENT.ASKS_NOTHING'],
    ['an item twice', { ...content, items: [...content.items, content.items[0]!] }, 'INSTRUMENT.DOUBLE_ITEM'],
    [
      'a scale out of order',
      { ...content, scale: { ...content.scale, values: [...content.scale.values].reverse() } },
      'INSTRUMENT.SCALE_NOT_ORDERED',
    ],
    [
      'a scale of one value',
      { ...content, scale: { ...content.scale, values: content.scale.values.slice(0, 1) } },
      'INSTRUMENT.SCALE_NOT_ORDERED',
    ],
    [
      'risks without a threshold',
      { ...content, scale: { ...content.scale, riskFrom: undefined } },
      'INSTRUMENT.THRESHOLD_MISSING',
    ],
    [
      'a threshold that is not on the scale',
      { ...content, scale: { ...content.scale, protectiveFrom: 9 } },
      'INSTRUMENT.THRESHOLD_MISSING',
    ],
  ])('is refused with %s', (_what, wrong, code) => {
    expect(codeOf(decideContent(wrong))).toBe(code);
  });

  it('never changes once it was used, and not into another one', () => {
    expect(codeOf(decideReplacement({ ...instrument, usedAt: new Date() }, content))).toBe('INSTRUMENT.USED');
    expect(codeOf(decideReplacement(instrument, { ...content, instrumentVersion: 2 }))).toBe(
      'INSTRUMENT.OTHER_INSTRUMENT',
    );
    expect(codeOf(decideReplacement({ ...instrument, withdrawnAt: new Date() }, content))).toBe('INSTRUMENT.WITHDRAWN');
    expect(decideReplacement(instrument, { ...content, licence: 'other' })).toMatchObject({
      version: 2,
      content: { licence: 'other' },
    });
  });

  it('is withdrawn once', () => {
    const asOf = new Date('2026-03-02T13:00:00Z');
    const withdrawn = decideWithdrawal(instrument, asOf) as Instrument;
    expect(withdrawn).toMatchObject({ withdrawnAt: asOf, version: 2 });
    expect(codeOf(decideWithdrawal(withdrawn, asOf))).toBe('INSTRUMENT.WITHDRAWN');
  });
});
