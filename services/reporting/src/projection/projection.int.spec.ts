import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linesByHand } from '../testing/by-hand.spec.js';
import { Lives, shuffledTwice } from '../testing/lives.spec.js';
import { ProjectionService } from './projection.service.js';
import { body, ELSEWHERE, HERE, ReportingHouse, type Tables } from '../testing/reporting-house.spec.js';

const SEED = 20_260_301;
const EVENTS = [...Lives.of(SEED, HERE, 30).events, ...Lives.of(SEED + 1, ELSEWHERE, 20).events];

describe('The projections', () => {
  let shuffled: ReportingHouse;
  let inOrder: ReportingHouse;
  let tables: Tables;
  let ordered: Tables;
  let rebuilt: Tables;

  beforeAll(async () => {
    shuffled = await ReportingHouse.open('2026-12-01T13:00:00Z');
    await shuffled.publish(shuffledTwice(SEED, EVENTS));
    await shuffled.untilKnown(EVENTS);
    tables = await shuffled.tables(1);
    const operator = await shuffled.as('operadora-1', ['operator']);
    body(await operator.post('/rebuilds', { from: 'stream' }), 201);
    await shuffled.untilLive(2);
    rebuilt = await shuffled.tables(2);
    await shuffled.close();
    inOrder = await ReportingHouse.open('2026-12-01T13:00:00Z');
    await inOrder.take(EVENTS, 7);
    ordered = await inOrder.tables(1);
  });
  afterAll(() => (inOrder ?? shuffled)?.close());

  it('are of some hundreds of facts', () => {
    expect(tables.heard.length).toBeGreaterThan(500);
    expect(tables.marks.length).toBeGreaterThan(500);
  });

  it('are the same from facts that came shuffled and twice as from facts that came once, in order', () => {
    expect(tables).toEqual(ordered);
  });

  it('are the same when they are built anew from the stream', () => {
    expect(rebuilt).toEqual(tables);
  });

  it('are what one reckons from each record by itself', () => {
    expect([...tables.marks].sort()).toEqual(linesByHand(EVENTS));
  });

  it('are the same where a commune is folded page by page, with both entries of a child on different pages', async () => {
    const { admin } = inOrder;
    await admin.query(`insert into generations (state, asked_by) values ('abandoned', 'a spec')`);
    const { rows } = await admin.query<{ id: number }>('select max(id) as id from generations');
    const id = rows[0]!.id;
    await admin.query('select make_generation($1)', [id]);
    const columns = 'commune, kind, record, id, name, subject, version, at, data';
    await admin.query(
      `insert into heard (generation, ${columns}) select $1, ${columns} from heard where generation = 1`,
      [id],
    );
    for (const commune of [HERE, ELSEWHERE])
      await inOrder.inbox((tx) => inOrder.get(ProjectionService).foldCommune(tx, id, commune, 12), commune);
    expect((await inOrder.tables(id)).marks).toEqual(ordered.marks);
    expect((await inOrder.tables(id)).rollups).toEqual(ordered.rollups);
  });

  it('say no more of anything in the sums than there is', async () => {
    const { rows } = await inOrder.admin.query(
      `select measure, sum(n)::int as n from rollups where generation = 1 group by 1 having sum(n) < 0`,
    );
    expect(rows).toEqual([]);
    const { rows: empty } = await inOrder.admin.query('select 1 from rollups where n = 0');
    expect(empty).toEqual([]);
  });

  it('are not the same when a fact is missing: the comparison sees it', async () => {
    const [first] = EVENTS.filter(({ type }) => type.includes('case.opened'));
    await inOrder.admin.query(`delete from heard where id = $1`, [first!.id]);
    expect(await inOrder.tables(1)).not.toEqual(tables);
  });

  it('are of one commune alone for whoever acts in one', async () => {
    const login = await inOrder.login();
    await login.query(`select set_config('app.communes', $1, false)`, [HERE]);
    for (const table of ['heard', 'heard_1', 'marks', 'marks_1', 'rollups', 'rollups_1']) {
      const { rows } = await login.query(`select distinct commune from ${table}`);
      expect([table, rows]).toEqual([table, [{ commune: HERE }]]);
    }
    await login.end();
  });
});
