import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ListReaders } from '@oln/service-testing';
import { holdWatchdog } from '@oln/testing';
import { ELSEWHERE, HERE, OfferHouse } from './offer-house.spec.js';
import { COUNT, FIRST } from '../waiting-list/waiting-list.repository.js';
import { ReferralLife } from './referral-life.spec.js';

const WAITING = 50_000;

const READERS: [Role, string[]][] = [
  ['coordinator', [HERE]],
  ['case-manager', [HERE]],
  ['regional-supervisor', [HERE, ELSEWHERE]],
];

const FAR = '01939b1e-0000-7000-8000-0000000000aa';

const LISTS = [
  ...['', 'stage=waiting', 'stage=sent', 'stage=closed', 'outcome=expired', 'priority=high', 'open=true', 'open=false'],
  ...['paused=true', 'paused=false', 'need=rare-need', 'sort=requestedAt', 'sort=stageSince', 'sort=-stageSince'],
  ...[`familyId=${FAR}`, `childId=${FAR}`, `caseId=${FAR}`, `requestId=${FAR}`, 'stage=waiting&sort=stageSince'],
].map((query) => `/referrals?${query}`);

describe(`${WAITING} children on one list`, () => {
  let house: OfferHouse;
  let life: ReferralLife;
  let offerId: string;
  let readers: ListReaders;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = await ReferralLife.in(house);
    // Nobody started processes for these children: the watchdog would, for all of them, while they are measured.
    await house.admin.query(
      `insert into lease (name, holder, until) values ('sweep:lost-processes', 'spec', 'infinity')`,
    );
    const offer = await life.service('need-long', 0);
    offerId = offer.id;
    await holdWatchdog(house.admin);
    for (const sql of fill(offer.id, offer.organizationId)) await house.admin.query(sql);
    readers = await ListReaders.of(house, 'gestora-7', READERS);
  }, 300_000);
  afterAll(async () => {
    await readers?.close();
    await house?.close();
  });

  it.each(LISTS)('%s reads a page of it, whoever asks', async (path) => {
    expect(await readers.beyond(path)).toEqual([]);
  });

  it.each(['/gaps?', '/gaps?open=true', '/gaps?need=rare-need', '/gaps?sector=health'])(
    '%s reads a page',
    async (path) => {
      expect(await readers.beyond(path)).toEqual([]);
    },
  );

  it('a page of the list reads a page, and the last one knows its positions', async () => {
    expect(await readers.beyond(`/offers/${offerId}/waiting-list?limit=50`)).toEqual([]);
  });

  /** Once it is planned for good, by somebody who sees every office. */
  async function planOf(text: string, values: string): Promise<string> {
    const login = await house.login();
    try {
      await login.query(`select set_config('app.communes', '*', false)`);
      await login.query(`prepare probe as ${text}`);
      const execute = `execute probe(${values})`;
      for (let times = 0; times < 6; times += 1) await login.query(execute);
      const { rows } = await login.query(`explain (analyze, format json) ${execute}`);
      return JSON.stringify(rows[0]['QUERY PLAN'][0]);
    } finally {
      await login.end();
    }
  }

  it('finds the first of the list, whoever waits, without reading it', async () => {
    expect(await planOf(FIRST, `'${offerId}', '2026-03-02T13:00:00Z'`)).toContain('referrals_in_list');
  });

  it('counts who waits without reading them', async () => {
    const plan = await planOf(COUNT, `'${offerId}'`);
    expect(plan).toContain('"Node Type":"Index Only Scan"');
    expect(plan).toContain('referrals_counted');
  });

  it('changes: who leaves, who is put before others, who is offered a place', async () => {
    const { rows } = await house.admin.query(
      `select id from referrals where offer_id = $1 and stage = 'waiting' and person_in_charge = 'gestora-1' limit 100`,
      [offerId],
    );
    const ms: number[] = [];
    for (const [at, { id }] of rows.entries()) {
      const steps = [
        ['withdrawal', { reason: 'need-met' }],
        ['worsening', { priority: 'high' }],
        ['pause', { until: '2026-04-01', reason: 'hospital' }],
      ] as const;
      const [path, input] = steps[at % steps.length]!;
      const start = performance.now();
      const answer = await life.manager.post(`/referrals/${id}/${path}`, input, { ifMatch: 1 });
      ms.push(performance.now() - start);
      expect([path, answer.status]).toEqual([path, 200]);
    }
    const p99 = ms.sort((one, other) => one - other)[Math.floor(ms.length * 0.99) - 1]!;
    process.stdout.write(
      `A list of ${WAITING} changes: median ${Math.round(ms[ms.length / 2]!)} ms, p99 ${Math.round(p99)} ms\n`,
    );
  });
});

/** The list, and as many that were closed long ago, of which one is looked for. */
const fill = (offerId: string, organizationId: string): string[] => [
  `set session_replication_role = replica`,
  `insert into referrals (id, commune, version, family_id, child_id, case_id, request_id, need, sector, age_band, priority, priority_rank,
                          person_in_charge, stage, stage_since, requested_at, attempts, offer_id, organization_id, sent_at, arrived_at,
                          wait_counts_from, outcome, outcome_at, exit_stage, ended_at, paused_since, paused_until, pause_reason)
   select case n when 1 then '${FAR}'::uuid else gen_random_uuid() end, case when n % 500 = 0 then '${ELSEWHERE}' else '${HERE}' end, 1,
          case n when 1 then '${FAR}'::uuid else gen_random_uuid() end, case n when 1 then '${FAR}'::uuid else gen_random_uuid() end,
          case n when 1 then '${FAR}'::uuid else gen_random_uuid() end, case n when 1 then '${FAR}'::uuid else gen_random_uuid() end,
          case when n < 20 then 'rare-need' else 'need-long' end, 'health', '7-13', priority,
          case priority when 'high' then 0 when 'medium' then 1 else 2 end, 'gestora-' || n % 250,
          case when closed then 'closed' else 'waiting' end, at, at, 1, '${offerId}', '${organizationId}', at,
          case when not closed then at end, case when not closed then at end,
          case when closed then case when n < 30 then 'expired' else 'withdrawn' end end, case when closed then at end,
          case when closed then 'waiting' end, case when closed then at end,
          case when n between ${WAITING} + 1 and ${WAITING} + 10 then at end,
          case when n between ${WAITING} + 1 and ${WAITING} + 10 then '2026-06-01T12:00:00Z'::timestamptz end,
          case when n between ${WAITING} + 1 and ${WAITING} + 10 then 'hospital' end
     from generate_series(1, ${2 * WAITING}) n,
          lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at, n <= ${WAITING} as closed,
                          case when n % 40 = 0 then 'high' when n % 3 = 0 then 'medium' else 'low' end as priority) facts`,
  `insert into gaps (id, commune, version, need, sector, age_band, cause, opened_at, opened_by, closed_at, closed_reason)
   select gen_random_uuid(), '${HERE}', 1, case when n < 20 then 'rare-need' else 'need-' || n end, case when n < 60 then 'health' else 'education' end,
          '7-13', 'no-offer', at, 'process', case when n > 40 then at end, case when n > 40 then 'met-otherwise' end
     from generate_series(1, 20000) n, lateral (select '2020-01-01T12:00:00Z'::timestamptz + n * interval '1 minute' as at) facts
   on conflict do nothing`,
  `set session_replication_role = origin`,
  `vacuum analyze`,
];
