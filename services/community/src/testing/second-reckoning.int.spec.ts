import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MergedPersons, newId } from '@oln/service-kit';
import { reckonAgain } from '@oln/testing';
import { body, CommunityHouse, ELSEWHERE, HERE } from './community-house.spec.js';
import { CommunityLife } from './community-life.spec.js';

const INDICATORS = ['children-participating', 'plans-by-stage', 'plans-reached', 'activities-held'];

/** What reporting is held against is itself held against what one reckons in the head. */
describe('The second reckoning of what a community does', () => {
  let house: CommunityHouse;
  let life: CommunityLife;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  const reckoned = async (
    commune = HERE,
    [from, to] = ['2026-01-01', '2026-12-31'],
  ): Promise<(number | undefined)[]> => {
    const rows = async <Row extends object>(sql: string, values?: unknown[]): Promise<Row[]> =>
      (await house.admin.query<Row>(sql, values)).rows;
    const all = await reckonAgain(rows, { commune, from, to, today: life.day(), indicators: INDICATORS });
    return INDICATORS.map((id) => all.get(id)!.numerator);
  };

  it('is nothing of nothing', async () => {
    expect(await reckoned()).toEqual([0, 0, 0, 0]);
  });

  it('counts plans that are open, each stage that one came to, and activities on the day on which they were held', async () => {
    const { id } = await life.comeTo('diagnosis');
    await life.open();
    await life.held(id);
    await life.activity(id);
    // Commitment, baseline and diagnosis of the one, commitment of the other.
    expect(await reckoned()).toEqual([0, 2, 4, 1]);
    expect(await reckoned(HERE, ['2026-04-01', '2026-12-31'])).toEqual([0, 2, 0, 0]);
    expect(await reckoned(ELSEWHERE)).toEqual([0, 0, 0, 0]);
    await life.change(id, 'withdrawal', { reason: 'opened-in-error' }, life.coordinator);
    expect(await reckoned()).toEqual([0, 1, 5, 1]);
  });

  it('counts a child once in the commune, under whichever entries, while it takes part somewhere', async () => {
    const [one, other] = [await life.open(), await life.open()];
    const [entry, second, third, adult] = [newId(), newId(), newId(), newId()];
    life.adults.add(adult);
    const first = await life.held(one.id);
    await life.record(first.id, life.agreed(entry), life.agreed(second), { personId: adult, as: 'adult' });
    await life.record((await life.held(other.id)).id, life.agreed(entry), life.agreed(third));
    const children = async (): Promise<number | undefined> => (await reckoned())[0];
    expect(await children()).toBe(3);
    const told = (id: string, version: number, into?: string) =>
      house.inbox((tx) => house.get(MergedPersons).heard(tx, { id, commune: HERE, version, into }));
    await told(second, 2, entry);
    await told(entry, 2, third);
    expect(await children()).toBe(1);
    await told(second, 3);
    expect(await children()).toBe(2);
    const { rows } = await house.admin.query<{ id: string }>('select id from participants where person_id = $1', [
      second,
    ]);
    const withdrawal = { reason: 'child-does-not-want' };
    body(await life.manager.post(`/participants/${rows[0]!.id}/withdrawal`, withdrawal, { ifMatch: 1 }));
    expect(await children()).toBe(1);
  });
});
