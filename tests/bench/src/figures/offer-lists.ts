import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median } from '../harness/statistics.js';
import { COMMUNE } from '../house/front-desk.js';
import { inHouse } from '../house/house.js';
import { fillList, fillMap, NEED_CODES, openOfferOffice, standing, type OfferOffice } from '../house/offer-office.js';
import type { Program } from '../house/program.js';
import type { Load, Outcome } from '../load/load.js';
import { CHANGES, Families, givenBack, growth, type Planned } from './list-changes.js';

const SERVICES = 20_000;
const WAITING = 50_000;
/** More than all offices of the country write in their busiest minutes (docs/capacity.md), here on one list. */
const PER_SECOND = 20;
const CONNECTIONS = 8;
const WARM_UP_SECONDS = 3;
/** A hundredth must be some calls. */
const LEAST_SECONDS = 15;
/** Every one of them stands at this version before it is changed. */
const VERSION = 3;
const MOST_MS = 30;

const roundSeconds = ({ seconds }: Bench): number => Math.max(seconds, LEAST_SECONDS);

/** Who waits and is not in these rounds: the list is as long as it says. */
async function fill(office: OfferOffice, bench: Bench): Promise<Families> {
  const calls = PER_SECOND * (WARM_UP_SECONDS + bench.runs * roundSeconds(bench));
  // A third of the families is not of low priority, and is left alone.
  const few = Object.entries(Families.needed(calls)).map(([stand, count]) => [stand, 2 * count]);
  const families = { ...Object.fromEntries(few), waiting: WAITING } as Record<'sent' | 'waiting' | 'offered', number>;
  bench.say(`  writing ${SERVICES} services, and ${WAITING} who wait for one of them`);
  await fillMap(office, SERVICES);
  await fillList(office, families);
  return new Families({
    sent: await standing(office, 'sent'),
    waiting: await standing(office, 'waiting'),
    offered: await standing(office, 'offered'),
  });
}

interface Standing {
  waiting: number;
  claims: number;
  taken: number;
  handedOn: number;
}

class Office {
  readonly faults: string[] = [];
  constructor(
    private readonly office: OfferOffice,
    private readonly families: Families,
    private readonly generator: Program,
  ) {}

  /** Offer of the commune and its region for each need in turn, as somebody asks before a family is referred. */
  async match(seconds: number): Promise<Outcome> {
    const paths = NEED_CODES.map((need) => `/api/offer/v1/candidates?need=${need}&ageBand=7-13&commune=${COMMUNE}`);
    const outcome = await this.load({ method: 'GET', paths, bodies: [], keyed: false }, seconds);
    for (const path of paths) await this.lookAt(path);
    return outcome;
  }

  async change(seconds: number): Promise<Outcome> {
    const before = await this.standing();
    const planned = this.families.plan(PER_SECOND * seconds);
    const { paths, bodies } = planned;
    const outcome = await this.load({ method: 'POST', paths, bodies, keyed: true }, seconds);
    this.faults.push(...(await this.unchanged(planned)), ...differences(planned, before, await this.standing()));
    return outcome;
  }

  private async load(load: Pick<Load, 'method' | 'paths' | 'bodies' | 'keyed'>, seconds: number): Promise<Outcome> {
    const { port, headers } = this.office;
    const asked = { ...load, port, headers: { ...headers, 'if-match': `"${VERSION}"` }, connections: CONNECTIONS };
    const outcome = await this.generator.ask<Outcome>({ ...asked, seconds, perSecond: PER_SECOND });
    if (outcome.refused > 0) this.faults.push(`${outcome.refused} calls were refused: ${outcome.firstProblem}`);
    return outcome;
  }

  /** They are ranked, and each says why. */
  private async lookAt(path: string): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${this.office.port}${path}`, { headers: this.office.headers });
    const found = (await answer.json()) as { rank: number; points: number; grounds: { points: number }[] }[];
    const isRanked = found.every(({ rank, points, grounds }, at) => {
      const sum = grounds.reduce((total, ground) => total + ground.points, 0);
      return rank === at + 1 && points === sum && points <= (found[at - 1]?.points ?? points);
    });
    if (found.length === 0 || !isRanked) this.faults.push(`${path} gives ${found.length} services, not ranked`);
  }

  /** Independently of what was answered: each family is where its change leaves it, one version on. */
  private async unchanged({ ids }: Planned): Promise<string[]> {
    const faults: string[] = [];
    for (const [at, { step, holds }] of CHANGES.entries()) {
      const { rows } = await this.office.house.admin.query<{ changed: number }>(
        `select count(*)::int as changed from offer.referrals where id = any ($1) and version = ${VERSION + 1} and ${holds}`,
        [ids[at]],
      );
      const wanted = ids[at]!.length;
      if (rows[0]!.changed !== wanted) faults.push(`${wanted} were asked for ${step}, ${rows[0]!.changed} are so`);
    }
    return faults;
  }

  private async standing(): Promise<Standing> {
    const { rows } = await this.office.house.admin.query<Standing>(
      `select (select count(*)::int from offer.referrals where offer_id = $1 and stage in ('waiting', 'wait-review')) as waiting,
              (select count(*)::int from offer.claims where offer_id = $1) as claims,
              (select sum(taken)::int from offer.capacities where offer_id = $1) as taken,
              (select count(*)::int from offer.vacancy_offers where offer_id = $1) as "handedOn"`,
      [this.office.offerId],
    );
    return rows[0]!;
  }
}

/** A place that is given back goes to the first of the list: as many are taken as before, and by as many. */
export function differences(planned: Planned, before: Standing, after: Standing): string[] {
  const wanted = {
    ...{ claims: before.claims, taken: before.taken },
    waiting: before.waiting + growth(planned),
    handedOn: before.handedOn + givenBack(planned),
  };
  return (Object.keys(wanted) as (keyof Standing)[])
    .filter((name) => after[name] !== wanted[name])
    .map((name) => `${name} is ${after[name]} after the round, ${wanted[name]} were expected`);
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const place = await openOfferOffice(house);
    const office = new Office(place, await fill(place, bench), house.run('generator', 'load'));
    await office.match(WARM_UP_SECONDS);
    await office.change(WARM_UP_SECONDS);
    house.begins();
    const seconds = roundSeconds(bench);
    const matched: Outcome[] = [];
    const changed: Outcome[] = [];
    for (let round = 0; round < bench.runs; round++) {
      bench.say(`  round ${round + 1} of ${bench.runs}`);
      matched.push(await office.match(seconds));
      changed.push(await office.change(seconds));
    }
    const of = (outcomes: readonly Outcome[], name: 'p50' | 'p99' | 'max'): number =>
      median(outcomes.map((outcome) => outcome[name]));
    return {
      runs: matched.map(({ p99 }) => p99),
      further: [{ name: 'listChangeP99Ms', measured: of(changed, 'p99'), value: MOST_MS, atMost: true }],
      also: {
        ...{ matchingP50Ms: of(matched, 'p50'), matchingMaxMs: of(matched, 'max') },
        ...{ listChangeP50Ms: of(changed, 'p50'), listChangeMaxMs: of(changed, 'max') },
        listChangeP99RunsMs: changed.map(({ p99 }) => p99),
        ...{ perSecond: PER_SECOND, services: SERVICES, waiting: WAITING },
        changes: changed.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      },
      faults: office.faults,
    };
  });
}

export const offerLists: Figure = {
  id: 'P12',
  value: MOST_MS,
  atMost: true,
  unit: 'ms',
  about: `p99 of matching a need among ${SERVICES} services; p99 of a change of a list on which ${WAITING} wait`,
  running: `PostgreSQL, the offer service (relay standing by); ${PER_SECOND} matchings a second, then as many changes; NATS idle`,
  measure,
};
