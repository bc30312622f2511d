import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { ListReaders } from '@oln/service-testing';
import { holdWatchdog } from '@oln/testing';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { HERE, NEXT_DOOR, OfferHouse } from './offer-house.spec.js';

const OFFERS = 20_000;
const MAPS = 20;

const READERS: [Role, string[]][] = [
  ['coordinator', [HERE]],
  ['regional-supervisor', [HERE, NEXT_DOOR]],
];

/** The one that is looked for, far down the order. */
const FAR = { organization: newId(), need: 'rare-need' };

const LISTS = [
  ...['', 'scope=own', 'need=rare-need', 'need=need-7', 'need=need-7&scope=own', 'sector=health', 'sector=justice'],
  ...[
    'text=rarisimo',
    'text=programa',
    `organizationId=${FAR.organization}`,
    'stale=true',
    'need=need-7&ageYears=9',
    `commune=${HERE}`,
  ],
].map((query) => `/offers?${query}`);

describe(`the map of a region with ${OFFERS} services`, () => {
  let house: OfferHouse;
  let readers: ListReaders;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    await holdWatchdog(house.admin);
    for (const sql of FILL) await house.admin.query(sql);
    readers = await ListReaders.of(house, 'alguien-1', READERS);
  }, 300_000);
  afterAll(async () => {
    await readers?.close();
    await house?.close();
  });

  it.each(LISTS)('%s reads a page of it, whoever asks', async (path) => {
    expect(await readers.beyond(path)).toEqual([]);
  });

  it.each(['/organizations?', '/organizations?text=numero%207'])('%s reads those of the office', async (path) => {
    for (const { client, plans } of readers.all) {
      const { status, statements } = await plans.asked(client, path);
      expect(status).toBe(200);
      for (const statement of statements) expect((await plans.cost(statement)).scanned).toEqual([]);
    }
  });

  it('gives the candidates for a need by its keys', async () => {
    const { app } = house.service;
    const found = await house.under({ communes: [HERE] }, () =>
      app
        .get(UnitOfWork, { strict: false })
        .read('test', (tx: Tx) =>
          app
            .get(OfferRepository, { strict: false })
            .candidates(tx, { commune: HERE, region: '13', need: 'need-7', ageYears: 9, limit: 50 }),
        ),
    );
    expect([found.length, found[0]!.own]).toEqual([50, true]);
  });

  it.each(['need-common', 'need-7', 'rare-need'])(
    'asks the wall about what answers %s, not about the whole map',
    async (need) => {
      const { client, plans } = readers.all[0]!;
      const { status, statements } = await plans.asked(client, `/candidates?need=${need}&ageBand=7-13`);
      expect([status, statements.length > 0]).toEqual([200, true]);
      for (const statement of statements) expect((await plans.cost(statement)).scanned).toEqual([]);
    },
  );
});

const COMMUNE = `(13101 + n % ${MAPS})::text`;

/** Twenty maps; a tenth serves the region; one service is unlike all others, at the end of every order. */
const FILL = [
  `insert into organizations (id, commune, version, name, kind, added_at, changed_at)
   select gen_random_uuid(), ${COMMUNE}, 1, 'Institución número ' || n, 'other', '2026-01-01', '2026-01-01' from generate_series(1, 1000) n`,
  `insert into organizations (id, commune, version, name, kind, added_at, changed_at)
   values ('${FAR.organization}', '${HERE}', 1, 'Zeta', 'other', '2026-01-01', '2026-01-01')`,
  `insert into offers (id, commune, version, organization_id, name, sector, needs, min_age, max_age, communes, region_wide, status,
                       confirmed_at, search_words, added_at, changed_at)
   select gen_random_uuid(), o.commune, 1, o.id, 'Programa ' || n, case when n % 5000 = 0 then 'justice' else 'health' end,
          array['need-' || n % 13] || case when n % 3 = 0 then array['need-common'] else '{}' end, 6, 17, array[o.commune], n % 10 = 0, 'active', '2026-02-20', array['pro', 'programa'], '2026-01-01', '2026-01-01'
     from generate_series(1, ${OFFERS}) n
     join (select id, commune, row_number() over (order by id) as place from organizations where name like 'Inst%') o on o.place = 1 + n % 1000`,
  `insert into offers (id, commune, version, organization_id, name, sector, needs, communes, status, confirmed_at, stale_since, search_words, added_at, changed_at)
   values (gen_random_uuid(), '${HERE}', 1, '${FAR.organization}', 'Zeta rarísimo', 'work', array['rare-need'], array['${HERE}'], 'active',
           '2025-01-01', '2025-02-01', array['rar', 'rari', 'rarisimo'], '2026-01-01', '2026-01-01')`,
  'vacuum analyze',
];
