import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdWatchdog, type ApiClient } from '@oln/testing';
import { FrontDeskLife, nextRun } from './front-desk.spec.js';
import { body, ELSEWHERE, HERE, IntakeHouse } from './intake-house.spec.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  example?: unknown;
  schema?: { example?: unknown; enum?: unknown[]; type?: string };
}

/** As many as there are. */
const EVERY_COMMUNE = [HERE, ...Array.from({ length: 344 }, (_, at) => String(1_000 + at).padStart(5, '0'))];

const ROWS = 30_000;

/** A commune with many people and requests; what is sealed in them is never opened by a list. */
const MANY = [
  'set session_replication_role = replica',
  `insert into families (id, commune, version, registered_at, registered_by)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${HERE}', 1, now(), 'x' from generate_series(1, ${ROWS}) n`,
  `insert into persons (id, commune, version, kind, sealed, name_tokens, birth_hash, majority_year, registered_at, registered_by)
    select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, '${HERE}', 1, 'child', '\\x00',
           array(select '${HERE}:' || ((n * 7919 + at * n) % 4000) from generate_series(1, 20) at), 'b' || n % 8000, 2030, now(), 'x'
      from generate_series(1, ${ROWS}) n`,
  `insert into family_members (id, commune, family_id, person_id, relation, joined_at)
    select gen_random_uuid(), '${HERE}', families.id, persons.id, 'child', now()
      from families join persons on right(persons.id::text, 12) = right(families.id::text, 12)`,
  `insert into requests (id, commune, version, stage, stage_since, channel, motive, family_id, children, factors, origin,
                         received_at, registered_at, person_in_charge, outcome, closed_in, closed_at)
    select gen_random_uuid(), '${HERE}', 1, 'closed', now(), 'outreach', 'violence', family_id, array[person_id], '{}', 'desk',
           now() - interval '1 minute' * right(family_id::text, 12)::int, now() - interval '1 minute' * right(family_id::text, 12)::int,
           'otra-' || right(family_id::text, 3), 'oriented', 'variant', now()
      from family_members`,
  'insert into request_children (commune, child_id, request_id) select commune, children[1], id from requests',
  'set session_replication_role = default',
  'analyze',
];

/**
 * The statements of the routes themselves, under the service's own login and row-level security, which keeps some indexes
 * from answering: the server counts the rows that it had to read for them.
 */
describe('With many rows', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open();
    const { rows } = await house.admin.query('select current_database() as name');
    await house.admin.query(`alter role oln_intake in database ${rows[0].name} set enable_seqscan = off`);
    await holdWatchdog(house.admin);
    for (const sql of MANY) await house.admin.query(sql);
  });
  afterAll(() => house?.close());

  async function everyList(caller: ApiClient, ids: Record<string, string>): Promise<string[]> {
    const document = (await (await fetch(`${house.base}/openapi.json`)).json()) as {
      paths: Record<string, { get?: { parameters?: Parameter[] } }>;
    };
    const asked: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (!get || path.includes('{') || /health|metrics|catalogues/.test(path)) continue;
      const filters = (get.parameters ?? []).filter(({ in: where, name }) => where === 'query' && name !== 'cursor');
      const always = filters.filter(({ name, required }) => required || name === 'commune');
      for (const filter of [undefined, ...filters]) {
        const query = [...new Set([...always, ...(filter ? [filter] : [])])].map((one) => valueOf(one, ids)).join('&');
        asked.push(`${(await caller.get(`${path}?${query}`)).status} ${path}?${query}`);
      }
    }
    return asked;
  }

  const valueOf = ({ name, example, schema }: Parameter, ids: Record<string, string>): string =>
    `${name}=${encodeURIComponent(String(ids[name] ?? example ?? schema?.example ?? schema?.enum?.[0] ?? 2))}`;

  /** Rows read of each table since the last time. A connection that ends leaves what it has counted. */
  async function rowsRead(): Promise<Record<string, number>> {
    await house.restart();
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
    const { rows } = await house.admin.query(
      `select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_user_tables where schemaname = 'intake'`,
    );
    await house.admin.query('select pg_stat_reset()');
    return Object.fromEntries(rows.map(({ name, read }) => [name, read as number]));
  }

  it('a request goes its way, people are sought, and every list with every filter is answered, by indexes', async () => {
    await rowsRead();
    const household = await desk.household(2);
    const [childId = '', other = ''] = household.childIds;
    const { id } = await desk.request({ factors: ['neglect'] }, household);
    const second = await desk.request({}, { ...household, childIds: [other] });
    await desk.staff.get(`/requests/${id}/checks`);
    await desk.step(second.id, 'duplicate', { of: id });
    await desk.step(id, 'admit');
    for (const path of ['', '/scores', '/queue-place', '/service-deliveries'])
      body(await desk.staff.get(`/requests/${id}${path}`));
    await desk.staff.post('/persons/search', { run: nextRun() });
    await desk.staff.post('/persons/search', { name: 'Rayén Huenupil', birthDate: '2017-05-09' });
    await desk.staff.post('/persons/search', { name: 'Zzyzxa' });
    const ids = { personId: childId, childId, familyId: household.familyId, recordId: id };
    const asked = await everyList(desk.staff, ids);
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((line) => !line.startsWith('200'))).toEqual([]);
    for (const [role, communes] of [
      ['regional-supervisor', [HERE, ELSEWHERE]],
      ['national-supervisor', EVERY_COMMUNE],
    ] as const)
      await everyList(await house.as('supervisora', [role], [...communes]), ids);
    const read = await rowsRead();
    expect(Object.entries(read).filter(([, rows]) => rows > ROWS / 2)).toEqual([]);
    expect(read.requests).toBeGreaterThan(100);
  });

  it('a table that is read from end to end would be noticed', async () => {
    await house.admin.query('drop index requests_family');
    await desk.staff.get('/requests?familyId=01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11');
    expect((await rowsRead()).requests).toBeGreaterThan(ROWS / 2);
  });
});
