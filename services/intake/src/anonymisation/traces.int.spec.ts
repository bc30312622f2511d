import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdWatchdog } from '@oln/testing';
import type pg from 'pg';
import { HERE, IntakeHouse } from '../testing/intake-house.spec.js';
import { TRACES_SQL } from './traces.repository.js';

const ROWS = 20_000;
const idOf = (kind: string): string => `('00000000-0000-7000-${kind}-' || lpad(n::text, 12, '0'))::uuid`;
const [FAMILY, CARER, CHILD, REQUEST] = ['8000', '9000', 'a000', 'b000'].map(idOf);

/** A commune that has received families for long: each a carer and a child, and a request that ended long ago. */
const MANY = [
  'set session_replication_role = replica',
  `insert into families (id, commune, version, registered_at, registered_by)
    select ${FAMILY}, '${HERE}', 1, '2012-01-01', 'x' from generate_series(1, ${ROWS}) n`,
  ...[
    [CARER, 'adult'],
    [CHILD, 'child'],
  ].map(
    ([id, kind]) => `
    insert into persons (id, commune, version, kind, sealed, name_tokens, registered_at, registered_by)
      select ${id}, '${HERE}', 1, '${kind}', '\\x00', '{}', '2012-01-01', 'x' from generate_series(1, ${ROWS}) n`,
  ),
  ...[CARER, CHILD].map(
    (id) => `
    insert into family_members (id, commune, family_id, person_id, relation, joined_at)
      select gen_random_uuid(), '${HERE}', ${FAMILY}, ${id}, 'x', '2012-01-01' from generate_series(1, ${ROWS}) n`,
  ),
  `insert into requests (id, commune, version, stage, stage_since, channel, motive, family_id, children, factors, origin,
                         received_at, registered_at, outcome, closed_in, closed_at)
    select ${REQUEST}, '${HERE}', 1, 'closed', '2012-02-01', 'outreach', 'violence', ${FAMILY}, array[${CHILD}], '{}', 'desk',
           '2012-01-01', '2012-01-01', 'oriented', 'variant', case when n % 2 = 0 then '2012-02-01' else '2026-02-01' end::timestamptz
      from generate_series(1, ${ROWS}) n`,
  'insert into request_children (commune, child_id, request_id) select commune, children[1], id from requests',
  `insert into placements (id, commune, request_id, line, person, open, placed_at)
    select gen_random_uuid(), commune, id, 'case-management', 'gestora-1', false, '2012-02-01' from requests`,
  'set session_replication_role = default',
  'analyze',
];

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
}
const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];

/** As it was: it read every request for every person. */
const END_TO_END = TRACES_SQL.keptLongEnough.replace(
  /and not exists \(select from request_children[^]*?offset 0\)/,
  `and not exists (select from requests where children @> array[person.id] and (stage <> 'closed' or closed_at >= cut.at))`,
);

/** Under the service's own login and row-level security, with the server's own ideas of what is dear. */
describe('What is looked for of one person, in a commune that has received many', () => {
  let house: IntakeHouse;
  let login: pg.Client;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-12-01T15:00:00Z');
    await holdWatchdog(house.admin);
    for (const sql of MANY) await house.admin.query(sql);
    login = await house.login();
    await login.query(`select set_config('app.communes', '*', false)`);
  });
  afterAll(async () => {
    await login?.end();
    await house?.close();
  });

  const SOME = Array.from({ length: 4 }, (_, at) => `00000000-0000-7000-a000-${String(at + 7).padStart(12, '0')}`);
  const THEIR_FAMILIES = SOME.map((id) => id.replace('-a000-', '-8000-'));
  const list = (ids: readonly string[]): string => `'{${ids.join(',')}}'`;
  const ASKED: Record<keyof typeof TRACES_SQL, string> = {
    open: `${list(SOME)}, ${list(THEIR_FAMILIES)}, null`,
    requests: `${list(SOME)}, ${list(THEIR_FAMILIES)}`,
    keptLongEnough: `'2026-12-01T15:00:00Z', 10, '2025-12-01T15:00:00Z', 200`,
  };

  /** Tables that it reads from end to end, planned for these values or for any. */
  async function readWhole(sql: string, values: string, mode: 'force_custom_plan' | 'force_generic_plan') {
    await login.query(`set plan_cache_mode = ${mode}`);
    await login.query(`prepare asked as ${sql}`);
    try {
      const { rows } = await login.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        `explain (format json) execute asked(${values})`,
      );
      const nodes = flat(rows[0]!['QUERY PLAN'][0].Plan);
      expect(nodes.some((node) => /^Index/.test(node['Node Type']))).toBe(true);
      return nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
    } finally {
      await login.query('deallocate asked');
    }
  }
  const LARGE = ['requests', 'request_children', 'placements', 'persons', 'family_members'];

  it.each(Object.keys(TRACES_SQL) as (keyof typeof TRACES_SQL)[])('%s is answered by indexes', async (name) => {
    for (const mode of ['force_custom_plan', 'force_generic_plan'] as const) {
      const whole = await readWhole(TRACES_SQL[name], ASKED[name], mode);
      expect([name, mode, whole.filter((table) => LARGE.includes(table!))]).toEqual([name, mode, []]);
    }
  });

  it('and a statement that reads all requests for each person would be noticed', async () => {
    expect(END_TO_END).not.toBe(TRACES_SQL.keptLongEnough);
    expect(await readWhole(END_TO_END, ASKED.keptLongEnough, 'force_custom_plan')).toContain('requests');
  });

  it('the rule finds those of whom everything has ended long ago, a page at a time, and nobody else', async () => {
    const { rows } = await login.query<{ id: string }>(TRACES_SQL.keptLongEnough, [
      ...[new Date('2026-12-01T15:00:00Z'), 10, new Date('2025-12-01T15:00:00Z'), 200],
    ]);
    // Of every second family the request ended this year.
    expect(rows.map(({ id }) => id)).toEqual(
      Array.from({ length: 200 }, (_, at) => `00000000-0000-7000-9000-${String(2 * (at + 1)).padStart(12, '0')}`),
    );
  });
});
