import type { Stand } from '../figures/list-changes.js';
import { COMMUNE, desk, deskToken } from './front-desk.js';
import type { House } from './house.js';

const FIRST_COMMUNE = 13_101;
const COMMUNES = 20;
const ORGANIZATIONS = 1_000;
const NEEDS = 20;
/** Short lists, of five each. */
const SHORT_LISTS = 2_000;

/** Codes of needs: many services for the first, few for the last. */
export const NEED_CODES = Array.from({ length: NEEDS }, (_, number) => `need-${number}`);

export interface OfferOffice {
  house: House;
  port: number;
  headers: Record<string, string>;
  /** The service with the long list. */
  offerId: string;
  organizationId: string;
}

/** The offer service as in production, alone, and one service of its map, which takes no more than it has places. */
export async function openOfferOffice(house: House): Promise<OfferOffice> {
  await house.migrate('offer');
  // Nobody runs a process here: the watchdog would start one for every family that waits.
  for (const lease of ['relay', 'sweep:lost-processes']) await house.holdLease('offer', lease);
  const { port } = await house.serve('offer');
  const client = await desk(house.keysFile, port);
  const created = async (path: string, body: object): Promise<string> => {
    const answer = await client.post<{ id: string }>(`/offer/v1/${path}`, body);
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const organizationId = await created('organizations', { name: 'CESFAM del banco', kind: 'health', status: 'active' });
  const offerId = await created('offers', {
    ...{ organizationId, name: 'Salud mental', sector: 'mental-health', needs: [NEED_CODES[0]], motives: [] },
    ...{ requirements: [], minAge: 6, maxAge: 17, communes: [COMMUNE], regionWide: true, status: 'active' },
    ...{
      details: { places: [], schedules: [], phones: [], costs: [], languages: ['es'], documents: [] },
      contacts: [],
    },
  });
  const headers = { authorization: `Bearer ${await deskToken(house.keysFile)}`, 'content-type': 'application/json' };
  return { house, port, headers, offerId, organizationId };
}

/**
 * The map of a region: as many services in each of its communes; a tenth serves the whole region. How many answer a
 * need falls from 4,400 to 500. A third asks for papers, an eleventh was not confirmed for long.
 */
export async function fillMap({ house: { admin } }: OfferOffice, services: number): Promise<void> {
  await admin.query(
    `insert into offer.organizations (id, commune, version, name, kind, added_at, changed_at)
     select gen_random_uuid(), (${FIRST_COMMUNE} + number % ${COMMUNES})::text, 1, 'Institución ' || number, 'other', now(), now()
       from generate_series(1, ${ORGANIZATIONS}) number`,
  );
  // Its triggers keep the keys by which services are found: they run.
  await admin.query('set search_path = offer');
  await admin.query(
    `insert into offers (id, commune, version, organization_id, name, sector, needs, requirements, min_age, max_age,
                         communes, region_wide, status, confirmed_at, stale_since, added_at, changed_at)
     select gen_random_uuid(), organization.commune, 1, organization.id, 'Programa ' || number, 'health',
            array['need-' || floor(${NEEDS} * share * share)], case when number % 3 = 0 then array['fonasa'] else '{}' end,
            number % 8, 17, array[organization.commune], spread.place % 10 = 0, 'active', now() - number % 20 * interval '1 day',
            case when number % 11 = 0 then now() end, now(), now()
       from generate_series(1, $1::int - 1) number
      cross join lateral (select number / ${COMMUNES} as place, (number / ${COMMUNES} * 7919) % 1000 / 1000.0 as share) spread
       join (select id, commune, row_number() over (partition by commune order by id) as place from organizations
              where commune::int between ${FIRST_COMMUNE} and ${FIRST_COMMUNE} + ${COMMUNES} - 1 and name like 'Inst%') organization
         on organization.commune = (${FIRST_COMMUNE} + number % ${COMMUNES})::text
        and organization.place = 1 + spread.place % ${ORGANIZATIONS / COMMUNES}`,
    [services],
  );
  await admin.query(
    `insert into capacities (offer_id, commune, period_from, places, taken, version, changed_at)
     select id, commune, date_trunc('year', now())::date, 10, abs(hashtext(id::text)) % 11, 1, now() from offers
      where name like 'Programa %'`,
  );
  await admin.query('set search_path = default');
}

/** Families who stand somewhere, with the clock that runs for each; of those who were offered a place, it is kept. */
const FAMILIES = `
  insert into offer.referrals (id, commune, version, family_id, child_id, case_id, need, sector, age_band, priority, priority_rank,
                               person_in_charge, stage, stage_since, requested_at, attempts, offer_id, organization_id, sent_at,
                               arrived_at, wait_counts_from, offered_at)
  select uuidv7(), '${COMMUNE}', 3, uuidv7(), uuidv7(), uuidv7(), 'need-0', 'mental-health', '7-13', priority,
         case priority when 'high' then 0 when 'medium' then 1 else 2 end, 'gestora-' || number % 250, $3::text, at, at, 1,
         offer.id, offer.organization_id, at, case when $3::text <> 'sent' then at end, case when $3::text <> 'sent' then at end,
         case when $3::text = 'offered' then at end
    from offer.offers offer, generate_series(1, $2::int) number,
         lateral (select now() - interval '300 days' + number * interval '5 minutes' as at,
                         case when number % 40 = 0 then 'high' when number % 3 = 0 then 'medium' else 'low' end as priority) facts
   where offer.id = any ($1::uuid[])`;

const CLOCKS = `
  insert into offer.due_dates (id, commune, process, entity_id, stage, rule, kind, due, overdue_to, person_in_charge, revision, version, state)
  select uuidv7(), commune, 'assistedReferral', id, stage, stage || '.clock', 'term', now() + interval '60 days', 'coordinator',
         person_in_charge, 1, version, 'open' from offer.referrals`;

const CLAIMS = [
  `insert into offer.capacities (offer_id, commune, period_from, places, taken, version, changed_at)
   select $1::uuid, '${COMMUNE}', date_trunc('year', now())::date, count(*), count(*), 1, now() from offer.referrals
    where offer_id = $1::uuid and stage = 'offered'`,
  `insert into offer.claims (referral_id, commune, offer_id, period_from, state, taken_at)
   select id, commune, offer_id, date_trunc('year', now())::date, 'held', offered_at from offer.referrals
    where offer_id = $1::uuid and stage = 'offered'`,
];

/** So many families, by where they stand with the service; all of its places are taken. */
export async function fillList(
  { house: { admin }, offerId }: OfferOffice,
  families: Readonly<Record<Stand, number>>,
): Promise<void> {
  await admin.query('set session_replication_role = replica');
  for (const [stand, count] of Object.entries(families)) await admin.query(FAMILIES, [[offerId], count, stand]);
  const { rows } = await admin.query<{ id: string }>(
    `select id from offer.offers where name like 'Programa %' order by id limit ${SHORT_LISTS}`,
  );
  await admin.query(FAMILIES, [rows.map(({ id }) => id), 5, 'waiting']);
  await admin.query(CLOCKS);
  for (const sql of CLAIMS) await admin.query(sql, [offerId]);
  await admin.query('set session_replication_role = default');
  await admin.query('vacuum analyze');
}

/** Ids of families who stand there, those at the end of the order last: nobody is served before they are asked about. */
export async function standing({ house: { admin }, offerId }: OfferOffice, stand: Stand): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    `select id from offer.referrals where offer_id = $1 and stage = $2 and priority = 'low' order by arrived_at, id`,
    [offerId, stand],
  );
  return rows.map(({ id }) => id);
}
