import { describe, expect, it } from '@jest/globals';
import { LINES } from '@oln/contracts';
import { answersOf, type InstrumentView } from './answers.js';
import { arrivalsOf, pertinentIn } from './arrivals.js';
import { configured, type InstrumentShape } from './configured.js';
import { Draws } from './draws.js';
import { pilot } from './sample-scenario.spec.js';
import { committedIn } from './scenario.js';
import { scaled, share } from './scale.js';
import { Temperament } from './temperament.js';

const SEED = 7;
const items = (kind: 'risk' | 'protective', count: number, perChild: boolean) =>
  Array.from({ length: count }, (_, at) => ({
    code: `${kind}-${perChild ? 'child' : 'family'}-${at}`,
    kind,
    perChild,
  }));
const INSTRUMENT: InstrumentView = {
  ...{ id: 'i', code: 'oln-common-factors', kind: 'common' },
  scale: { values: [0, 1, 2, 3].map((value) => ({ value })), riskFrom: 2 },
  items: [
    ...items('risk', 9, false),
    ...items('risk', 6, true),
    ...items('protective', 5, false),
    ...items('protective', 3, true),
  ],
};
const SHAPE: InstrumentShape = { risk: { shared: 9, perChild: 6 }, protective: { shared: 5, perChild: 3 } };
const CHILDREN = ['one', 'two', 'three', 'four', 'five'];

describe('draws', () => {
  it('follow from the seed and a name alone', () => {
    const draws = new Draws(SEED, 'family/12');
    const before = draws.number('attempt/2');
    draws.number('whatever');
    expect(draws.number('attempt/2')).toBe(before);
    expect(new Draws(SEED, 'family/12').number('attempt/2')).toBe(before);
    expect(new Draws(SEED + 1, 'family/12').number('attempt/2')).not.toBe(before);
    expect(new Draws(SEED, 'family/13').number('attempt/2')).not.toBe(before);
  });

  it('stay as they are from one version to the next: a run that was begun is gone on with', () => {
    expect(new Draws(1, 'family/0').number('answer')).toBeCloseTo(KNOWN, 9);
  });

  it('lie evenly between nothing and one, also by weight', () => {
    const draws = new Draws(SEED, 'spec');
    const numbers = Array.from({ length: 4_000 }, (_, at) => draws.number(String(at)));
    expect(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / 4_000 - 0.5)).toBeLessThan(0.02);
    const heavy = Array.from({ length: 4_000 }, (_, at) => draws.weighted(`w${at}`, [1, 3])).filter((at) => at === 1);
    expect(Math.abs(heavy.length / 4_000 - 0.75)).toBeLessThan(0.03);
  });
});

const KNOWN = 0.509984715;

describe('a scaled scenario', () => {
  it('shares by the largest remainder, to the last one', () => {
    expect(share(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(share(0, [1, 2])).toEqual([0, 0]);
    expect(share(7, [0, 0])).toEqual([0, 0]);
  });

  it('commits to as many families as were asked for, as the lines and communes do', () => {
    const { scenario, factor } = scaled(pilot(), 552);
    expect(factor).toBeCloseTo(0.1, 12);
    expect(committedIn(scenario)).toBe(552);
    const inLine = LINES.map((line) => scenario.communes.reduce((sum, { committed }) => sum + committed[line], 0));
    expect(inLine).toEqual([392, 160]);
    expect(scenario.lines['case-management'].families).toBe(349);
  });
});

describe('who comes', () => {
  it('is the same for a seed, as many as the scenario says, on working days of its months', () => {
    const { scenario } = scaled(pilot(), 552);
    const all = arrivalsOf(scenario, SEED);
    expect(arrivalsOf(scenario, SEED)).toEqual(all);
    expect(LINES.map((line) => pertinentIn(all, line))).toEqual([349, 127]);
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
    expect(all.every(({ on }) => ![0, 6].includes(new Date(`${on}T12:00:00Z`).getUTCDay()))).toBe(true);
    expect(all.map(({ on }) => on)).toEqual(all.map(({ on }) => on).sort());
    expect(all.every(({ on }) => scenario.arrivals[on.slice(0, 7)] !== undefined)).toBe(true);
  });
});

describe('families', () => {
  const scenario = pilot();
  const families = Array.from(
    { length: 4_000 },
    (_, number) => new Temperament(SEED, scenario, number, 'case-management'),
  );
  const shareOf = (is: (family: Temperament) => boolean): number => families.filter(is).length / families.length;

  it('answer as often as the scenario says', () => {
    expect(Math.abs(shareOf(({ answer }) => answer === 'rejects') - 0.152)).toBeLessThan(0.02);
    expect(Math.abs(shareOf(({ answer }) => answer === 'not-located') - 0.06)).toBeLessThan(0.015);
    expect(Math.abs(shareOf(({ renounces }) => renounces) - 0.012)).toBeLessThan(0.008);
    expect(Math.abs(shareOf((family) => family.keeps(3)) - 0.85)).toBeLessThan(0.02);
  });

  it('that renounce do so at one of their first appointments, and of a short therapy before it is over', () => {
    const short = pilot();
    short.lines['family-therapy'].sessions = { individual: 1, group: 1 };
    const moments = (of: typeof short, line: (typeof LINES)[number]) =>
      new Set(families.slice(0, 400).map(({ number }) => new Temperament(SEED, of, number, line).momentOfRenouncing));
    expect([...moments(short, 'case-management')].sort()).toEqual([1, 2, 3, 4]);
    expect([...moments(short, 'family-therapy')].sort()).toEqual([1, 2]);
    expect([...moments(pilot(), 'family-therapy')].sort()).toEqual([1, 2, 3, 4]);
  });

  it('that are not located are never reached', () => {
    const gone = families.filter(({ answer }) => answer === 'not-located');
    expect(gone.some((family) => [0, 1, 2, 3, 4, 5].some((attempt) => family.isReached(attempt)))).toBe(false);
  });

  it('have a risk at entry, and never answer beyond the scale', () => {
    for (const family of families.slice(0, 300)) {
      const children = CHILDREN.slice(0, family.children);
      const [entry, end] = (['entry', 'evaluation'] as const).map((moment) =>
        answersOf(family, INSTRUMENT, children, moment),
      );
      expect(entry!.some(({ item, value }) => item.startsWith('risk') && value >= 2)).toBe(true);
      expect([...entry!, ...end!].every(({ value }) => [0, 1, 2, 3].includes(value))).toBe(true);
      expect(entry!.length).toBe(9 + 5 + 9 * family.children);
    }
  });

  it('improve item by item, and as many as is reckoned from the behaviour have improved in the end', () => {
    const better = (kind: 'risk' | 'protective') =>
      shareOf((family) => {
        const children = CHILDREN.slice(0, family.children);
        const entry = answersOf(family, INSTRUMENT, children, 'entry');
        const end = answersOf(family, INSTRUMENT, children, 'evaluation');
        return entry.some(({ item, value }, at) =>
          kind === 'risk'
            ? item.startsWith('risk') && value >= 2 && end[at]!.value < value
            : item.startsWith('protective') && end[at]!.value > value,
        );
      });
    const expected = (indicator: string) => configured(scenario, SHAPE, { indicator })!.probability;
    expect(Math.abs(better('risk') - expected('risk-mitigated-of-evaluated'))).toBeLessThan(0.02);
    expect(Math.abs(better('protective') - expected('protection-strengthened-of-evaluated'))).toBeLessThan(0.02);
  });
});

describe('what is configured for the pilot', () => {
  const expected = (indicator: string, line?: (typeof LINES)[number]) =>
    configured(pilot(), SHAPE, { indicator, line })!;

  it('leads to what was published', () => {
    const attended = LINES.map((line) => expected('families-attended', line)).map(
      (one) => one.trials * one.probability,
    );
    expect(Math.abs(attended[0]! - 2_745)).toBeLessThan(2);
    expect(Math.abs(attended[1]! - 1_211)).toBeLessThan(2);
    expect(expected('invitations-rejected', 'case-management').probability).toBeCloseTo(0.152, 3);
    expect(expected('risk-mitigated').probability).toBeCloseTo(0.891, 2);
    expect(expected('protection-strengthened').probability).toBeCloseTo(0.894, 2);
    expect(expected('children-participating').probability * expected('children-participating').trials).toBeCloseTo(
      2_006,
      0,
    );
  });

  it('says nothing of what behaviour does not lead to', () => {
    expect(configured(pilot(), SHAPE, { indicator: 'plans-reached' })).toBeUndefined();
  });
});
