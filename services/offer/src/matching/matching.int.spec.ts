import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CandidateDto } from '../referral/referral.dto.js';
import { body, OfferHouse } from '../testing/offer-house.spec.js';
import { ReferralLife } from '../testing/referral-life.spec.js';

const SERVICES = 20_000;
/** By services of the commune itself, and by those of the whole region. */
const NEEDS = ['need-9', 'need-0', 'need-10'];

describe(`matching among ${SERVICES} services of a region`, () => {
  let house: OfferHouse;
  let life: ReferralLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
    const organization = await life.map.organization();
    await house.admin.query(
      `insert into offers (id, commune, version, organization_id, name, sector, needs, requirements, min_age, max_age, communes, region_wide,
                           status, confirmed_at, stale_since, search_words, added_at, changed_at)
       select gen_random_uuid(), commune, 1, $1, 'Programa ' || n, 'health', array['need-' || n % 20], case when n % 3 = 0 then array['fonasa'] else '{}' end,
              n % 8, 17, array[commune], n % 10 = 0, 'active', '2026-02-20', case when n % 11 = 0 then '2026-02-25'::timestamptz end, '{}', '2026-01-01', '2026-01-01'
         from generate_series(1, ${SERVICES}) n, lateral (select (13101 + n % 20)::text as commune) place`,
      [organization.id],
    );
    await house.admin.query(
      `insert into capacities (offer_id, commune, period_from, places, taken, version, changed_at)
       select id, commune, '2026-01-01', 10, abs(hashtext(id::text)) % 11, 1, '2026-01-01' from offers`,
    );
    await house.admin.query('vacuum analyze');
  }, 300_000);
  afterAll(() => house?.close());

  it.each(NEEDS)('ranks and explains %s, its own commune before the region', async (need) => {
    const found = body(await life.manager.get<CandidateDto[]>(`/candidates?need=${need}&ageBand=7-13`));
    expect(found.length).toBeGreaterThan(10);
    expect(found.map(({ rank }) => rank)).toEqual(found.map((_, at) => at + 1));
    for (const { points, grounds } of found)
      expect(grounds.reduce((sum, ground) => sum + ground.points, 0)).toBe(points);
    expect(found.map(({ points }) => points)).toEqual(
      [...found.map(({ points }) => points)].sort((one, other) => other - one),
    );
  });

  it('finds nothing for a need that is served elsewhere only', async () => {
    expect(body(await life.manager.get<CandidateDto[]>('/candidates?need=need-1&ageBand=7-13'))).toEqual([]);
  });
});
