import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import type { ApiClient } from '@oln/testing';
import type { FigureDto, FiguresDto } from '../figure/figure.dto.js';
import { FEW } from '../figure/suppression.js';
import type { Breakdown } from '../indicator/indicator.js';
import { findIndicator, INDICATORS } from '../indicator/indicators.js';
import { Attacker } from '../testing/differencing.spec.js';
import { Lives } from '../testing/lives.spec.js';
import { body, ELSEWHERE, HERE, NEXT_DOOR, ReportingHouse } from '../testing/reporting-house.spec.js';
import { Signing, takeSnapshots } from '../testing/signing.spec.js';
import type { OpenQuarterDto } from './open-data.dto.js';

const THIRD = '13102';
const COMMUNES = [HERE, NEXT_DOOR, THIRD, ELSEWHERE, '05102'];
const FAMILIES = [30, 21, 24, 14, 8];
const EVENTS = COMMUNES.flatMap((commune, at) => Lives.of(300 + at, commune, FAMILIES[at]!).events);
const QUARTER = { from: '2026-04-01', to: '2026-06-30', asOf: '2026-06-30' };

/** Who asks, and for which place of what they reach. */
const ASKERS: [role: Role, reach: string[]][] = [
  ['national-supervisor', COMMUNES],
  ['regional-supervisor', COMMUNES.filter((commune) => commune.startsWith('13'))],
  ['regional-supervisor', COMMUNES.filter((commune) => commune.startsWith('05'))],
  ['integrator', [HERE, THIRD]],
  ['integrator', [NEXT_DOOR, '05102']],
];

/** Of people of the office nothing is divided outside. */
const ATTACKED = INDICATORS.filter(({ formula }) => formula.form !== 'each');
type Divided = 'line' | 'code';

/** Where the base of a share is known from: what is counted itself, or denominators, of all codes or of each. */
function baseOf(id: string): 'counted' | 'lines' | 'codes' | undefined {
  const { formula } = findIndicator(id)!;
  if (formula.form !== 'share') return undefined;
  if (formula.of.measure === formula.per.measure && !formula.of.codes) return 'counted';
  return formula.byCode ? 'codes' : 'lines';
}

/** A figure, and which communes it is of. */
interface Told extends Pick<FigureDto, 'indicator' | 'line' | 'code' | 'suppressed'> {
  communes: readonly string[];
}

interface Atom {
  /** Of what is counted, or of what it is divided by. */
  of: 'counted' | 'base';
  commune: string;
  line?: string;
  code?: string;
  n: number;
}

describe('Figures of the region and of the country, held against open data', () => {
  let house: ReportingHouse;
  const told: Told[] = [];
  /** What is really there, by indicator: of each commune as finely as it is divided. */
  const atoms = new Map<string, Atom[]>();

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-10-17T15:00:00Z');
    await house.publish(EVENTS);
    await house.untilKnown(EVENTS);
    await takeSnapshots(house, '2026-10-17');
    for (const commune of COMMUNES) {
      const signing = await Signing.of(house, commune, '2026-q2');
      await signing.sign();
      await know(signing.coordinator, commune);
    }
    for (const [role, reach] of ASKERS) await listen(await house.as(`${role}-1`, [role], reach), reach);
    const { items } = body(
      await (await house.as('sistema-1', ['integrator'], [HERE])).get<OpenQuarterDto>('/open-data/2026-Q2/json'),
    );
    told.push(...items.map((row) => ({ ...row, communes: [row.commune] })));
  });
  afterAll(() => house?.close());

  const ask = async (client: ApiClient, indicators: string[], by: Breakdown[], where = ''): Promise<FigureDto[]> => {
    const query = new URLSearchParams({
      indicators: indicators.join(','),
      ...QUARTER,
      ...(by.length > 0 && { by: by.join(',') }),
    });
    return body(await client.get<FiguresDto>(`/figures?${query}${where}`)).items;
  };

  /** Indicators that are divided by the same. */
  const alike = (): [Divided[], string[]][] => {
    const groups = new Map<string, string[]>();
    for (const { id, by } of ATTACKED) {
      const key = (['line', 'code'] as const).filter((one) => by.includes(one)).join();
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
    return [...groups].map(([key, ids]) => [key.split(',').filter(Boolean) as Divided[], ids]);
  };

  /** The office’s own people see everything. */
  async function know(coordinator: ApiClient, commune: string): Promise<void> {
    for (const [by, ids] of alike())
      for (const { indicator, line, code, numerator, denominator } of await ask(coordinator, ids, by)) {
        keep(indicator, { of: 'counted', commune, line, code, n: numerator ?? denominator ?? 0 });
        if (baseOf(indicator) === 'lines') keep(indicator, { of: 'base', commune, line, n: denominator ?? 0 });
        if (baseOf(indicator) === 'codes') keep(indicator, { of: 'base', commune, line, code, n: denominator ?? 0 });
      }
  }

  /** Of a share of all codes the same base stands beside each of them. */
  function keep(indicator: string, atom: Atom): void {
    const known = atoms.get(indicator) ?? [];
    if (atom.n > 0 && !known.some((one) => named([one])[0] === named([atom])[0]))
      atoms.set(indicator, [...known, atom]);
  }

  /** Everything that can be asked for of the quarter: of all that somebody reaches, of a region, of each commune. */
  async function listen(client: ApiClient, reach: readonly string[]): Promise<void> {
    for (const [divided, ids] of alike())
      for (const by of subsets(divided)) {
        const regions = [...new Set(reach.map((commune) => commune.slice(0, 2)))];
        const asked: [string, readonly string[]][] = [
          ['', reach],
          ...regions.map((region): [string, string[]] => [
            ...([`&region=${region}`, reach.filter((commune) => commune.startsWith(region))] as const),
          ]),
        ];
        for (const [where, communes] of asked) hear(await ask(client, ids, by, where), communes);
        for (const figure of await ask(client, ids, ['commune', ...by])) hear([figure], [figure.commune!]);
      }
  }

  const hear = (figures: readonly FigureDto[], communes: readonly string[]): void =>
    void told.push(...figures.map((figure) => ({ ...figure, communes })));

  /** What a number of a figure is the sum of. */
  const sumOf = ({ indicator, communes, line, code }: Told, of: Atom['of'] = 'counted'): Atom[] =>
    (atoms.get(indicator) ?? []).filter(
      (atom) =>
        atom.of === of &&
        communes.includes(atom.commune) &&
        (line === undefined || atom.line === line) &&
        (code === undefined || atom.code === undefined || atom.code === code),
    );
  const madeOf = (one: Told): Atom[] => sumOf(one);
  /** What a share is divided by is shown with it. */
  const dividedBy = (one: Told): Atom[] =>
    baseOf(one.indicator) === 'counted' ? sumOf({ ...one, code: undefined }) : sumOf(one, 'base');
  const named = (made: readonly Atom[]): string[] =>
    made.map(({ of, commune, line, code }) => [of, commune, line, code].join(' '));

  /** Hidden figures of one indicator, of fewer than five, which follow from everything that was told. */
  function recovered(indicator: string, more: readonly Told[] = []): string[][] {
    const attacker = new Attacker();
    const ofIt = told.filter((one) => one.indicator === indicator);
    const numbers = (one: Told): Atom[][] => [madeOf(one), dividedBy(one)];
    for (const one of [...ofIt, ...more])
      if (!one.suppressed) for (const made of numbers(one)) attacker.learns(named(made));
    const few = ofIt
      .filter(({ suppressed }) => suppressed)
      .flatMap(numbers)
      .filter(isFew);
    return few.map(named).filter((wanted) => attacker.reckons(wanted));
  }
  const isFew = (made: readonly Atom[]): boolean => {
    const n = made.reduce((sum, atom) => sum + atom.n, 0);
    return n > 0 && n < FEW;
  };

  it.each(ATTACKED.map(({ id }) => id))(
    '%s: nothing that is hidden of fewer than five can be reckoned',
    (indicator) => {
      expect(recovered(indicator)).toEqual([]);
    },
  );

  it('are many, and many of them are hidden: there was something to attack', () => {
    expect(told.length).toBeGreaterThan(1_000);
    const few = told.filter((one) => one.suppressed && isFew(madeOf(one)));
    expect(new Set(few.map(({ indicator }) => indicator)).size).toBeGreaterThan(10);
  });

  /** The attack itself must find something: one sum more, of a hidden commune and of one that is shown, is enough. */
  it('would be told apart by it, if one sum more were told', () => {
    const given = told.flatMap((few) => {
      const shown = told.find(
        ({ indicator, communes, line, code, suppressed }) =>
          indicator === few.indicator &&
          line === few.line &&
          code === few.code &&
          communes.length === 1 &&
          communes[0] !== few.communes[0] &&
          !suppressed,
      );
      const isHidden = few.suppressed && few.communes.length === 1 && isFew(madeOf(few));
      return isHidden && shown ? [{ few, sum: { ...shown, communes: [...few.communes, ...shown.communes] } }] : [];
    });
    expect(given.length).toBeGreaterThan(0);
    for (const { few, sum } of given.slice(0, 5))
      expect(recovered(few.indicator, [sum])).toContainEqual(named(madeOf(few)));
  });
});

const subsets = (of: readonly Divided[]): Divided[][] =>
  of.reduce<Divided[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
