import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { Crashes } from '../testing/crashes.spec.js';
import type { Complaints } from '../testing/insistent.spec.js';
import { historyOf, judge, type Judged } from '../testing/list-history.spec.js';
import { TwoReplicas } from '../testing/replicas.spec.js';
import { VacancyRace } from '../testing/vacancy-race.spec.js';

/** `1000/100` is the whole of it. */
const [REFERRALS, VACANCIES] = (process.env.OLN_RACE ?? '100/10').split('/').map(Number) as [number, number];
const KILLS = Math.max(4, Math.round(REFERRALS / 100));
const CUT_EVERY_MS = 200;
/** A sweep comes after 30 s to what a crash left. */
const SETTLED_WITHIN_MS = 90_000;

const COUNTED = `
  select (select count(*)::int from referrals) as referrals,
         (select count(*)::int from referrals where outcome = 'effective') as effective,
         (select count(*)::int from referrals where stage in ('waiting', 'wait-review')) as waiting,
         (select count(*)::int from claims where state = 'used') as used,
         (select count(*)::int from claims) as claims,
         (select sum(taken)::int from capacities) as taken`;

describe('two replicas that are killed, and whose sessions are cut, while many race for few places', () => {
  let house: TwoReplicas;
  let crashes: Crashes;
  let race: VacancyRace;
  let judged: Judged;
  const complaints: Complaints = { failures: [], contradictions: [] };

  beforeAll(async () => {
    house = await TwoReplicas.open('2026-03-02T13:00:00Z');
    race = await VacancyRace.for(house, { referrals: REFERRALS, vacancies: VACANCIES, clients: 20 }, complaints);
    crashes = new Crashes(house.replicas, house.admin, CUT_EVERY_MS);
    const each = Math.ceil(REFERRALS / KILLS);
    try {
      await race.run((done) => (done % each === Math.ceil(each / 2) ? crashes.kill() : undefined));
      const isSettled = async (): Promise<boolean> => (await look()).holding.length === VACANCIES;
      await eventually(isSettled, { withinMs: SETTLED_WITHIN_MS, everyMs: 500 });
      await race.receive((await look()).holding);
    } finally {
      await crashes.end();
    }
    judged = await look();
  }, 1_200_000);
  afterAll(() => house?.close());

  async function look(): Promise<Judged> {
    const { rows } = await house.admin.query('select id, priority_rank as rank from referrals');
    return judge(await historyOf(house.admin, race.offerId), new Map(rows.map(({ id, rank }) => [id, rank])));
  }

  it(`${REFERRALS} referrals for ${VACANCIES} places: exactly as many are effective, the others wait`, async () => {
    expect((await house.admin.query(COUNTED)).rows[0]).toEqual({
      referrals: REFERRALS,
      effective: VACANCIES,
      waiting: REFERRALS - VACANCIES,
      used: VACANCIES,
      claims: VACANCIES,
      taken: VACANCIES,
    });
  });

  it('nobody got a place twice or before somebody who waited for it', () => {
    expect(judged.faults).toEqual([]);
    expect(new Set(judged.received)).toEqual(new Set(judged.holding));
  });

  it('the others wait by priority, then by arrival, in positions without holes', async () => {
    const shown = await race.shown();
    expect(shown.map(({ referralId }) => referralId)).toEqual(judged.waiting);
    expect(shown.map(({ position }) => position)).toEqual(judged.waiting.map((_, at) => at + 1));
  });

  it('what a client was told came about, once, however often it asked', async () => {
    const history = await historyOf(house.admin, race.offerId);
    const given = new Set(history.flatMap((one) => (one.what === 'given' ? [one.id] : [])));
    const listed = new Set(history.flatMap((one) => (one.what === 'listed' ? [one.id] : [])));
    expect([...race.accepted].filter((id) => !given.has(id))).toEqual([]);
    expect([...race.listed].filter((id) => !listed.has(id))).toEqual([]);
    expect(complaints).toEqual({ failures: [], contradictions: [] });
  });

  it('all that was in the middle of transactions', () => {
    expect(crashes.killed).toBe(KILLS);
    expect(crashes.cut).toBeGreaterThan(KILLS);
  });
});
