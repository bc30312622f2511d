import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deadline } from '@oln/contracts';
import { Tx } from '../persistence/transaction.js';
import type { CallContext } from '../context/call-context.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import { encodeCursor } from '../http/page.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { HERE, ThingDoor } from '../testing/things.spec.js';
import { listDueDates, type DueFilter } from './due-date.js';

const ROWS = 60_000;
const FILL = `
  insert into due_dates (id, commune, process, entity_id, stage, rule, kind, due, overdue_to, person_in_charge, revision, version, state)
  select gen_random_uuid(), lpad((n % 346)::text, 5, '0'), 'caseManagement', gen_random_uuid(), 'execution', 'execution.session', 'term',
         timestamptz '2026-01-01' + (n % 30000) * interval '5 minutes', 'coordinator', 'p-' || (n % 1500), 1, 1,
         case when n % 11 < 6 then 'met' when n % 11 = 6 then 'overdue' else 'open' end
    from generate_series(1, ${ROWS}) n`;

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

describe(`Lists of ${ROWS} clocks`, () => {
  let house: SmallHouse;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
    await house.admin.query(FILL);
    await house.admin.query('analyze due_dates');
  });
  afterAll(() => house?.close());

  /** The most rows that any part of the plan looked at, for the very statement that the list sends. */
  async function rowsRead(communes: string[], filter: DueFilter, cursor?: string): Promise<number> {
    const runner = house.service.parts.source.createQueryRunner();
    const principal = { person: 'ana', roles: [], communes, kind: 'person' as const };
    const context: CallContext = { principal, asOf: house.now, language: 'es', door: 'http' };
    let plan: Plan | undefined;
    const query = async (sql: string, values: unknown[]): Promise<unknown[]> => {
      const [row] = await runner.query(`explain (analyze, format json) ${sql}`, values);
      plan = (row as Record<string, { Plan: Plan }[]>)['QUERY PLAN']![0]!.Plan;
      return [];
    };
    await runner.query('begin');
    await runner.query(`select set_config('app.communes', $1, true)`, [communes.join(',')]);
    await listDueDates(new Tx({ manager: { query } } as never, context, 'spec'), filter, { cursor, limit: 50 });
    await runner.query('rollback');
    await runner.release();
    return mostRows(plan!);
  }

  const FAR = encodeCursor(['2026-10-01T00:00:00.000Z', '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11']);

  it.each<[string, string[], DueFilter & { cursor?: string }]>([
    ['of one commune', ['00110'], {}],
    ['of one commune, far from the first page', ['00110'], { cursor: FAR }],
    ['of three communes', ['00110', '00111', '00112'], {}],
    ['of what is overdue', ['00110'], { overdue: true }],
    ['of a person', ['00110', '00111'], { personInCharge: 'p-110' }],
    ['of whom something is expected', ['00110'], { actors: { persons: ['p-110'], roles: ['regional-supervisor'] } }],
    ['of a process', ['00110'], { process: 'case-management' }],
    ['until a date', ['00110'], { before: '2026-03-01T00:00:00Z' }],
  ])('%s read a fraction of them', async (_, communes, { cursor, ...filter }) => {
    expect(await rowsRead(communes, filter, cursor)).toBeLessThan(1_500);
  });
});

const mostRows = (plan: Plan): number =>
  Math.max(
    (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'],
    ...(plan.Plans ?? []).map(mostRows),
  );

describe('A clock that a pause laid down and that is put again', () => {
  let house: SmallHouse;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  const DUE = '2026-03-10T02:59:59.000Z';

  it('is in the charge of who has the record now, and asks and tells whom it says now', async () => {
    const thing = await house.withClock({ due: DUE, remindAt: '2026-03-06T02:59:59.000Z' });
    const { id } = thing;
    await house.travelTo('2026-03-11T13:00:00Z');
    const level = { rule: 'invitation.respond', due: DUE, level: 'due', stage: thing.stage } as const;
    const reached = { id, commune: HERE, asOf: house.now.toISOString(), ...level };
    await house.under({}, () => house.get(ThingDoor).deadlineReached(reached));
    await house.put(thing, [], 2);
    await reassigned(id, 'gestora-2');
    const now = {
      remindAt: '2026-03-07T02:59:59.000Z',
      askedOf: 'deputy-coordinator',
      overdueTo: 'regional-supervisor',
    } as const;
    const clock: Deadline = { rule: 'invitation.respond', kind: 'term', due: DUE, climbs: [], ...now };
    const request = { id, commune: HERE, version: 1, revision: 3, stage: thing.stage, asOf: house.now.toISOString() };
    await work((tx) => dueDates().put(tx, { ...request, deadlines: [clock] }, 'gestora-2'));
    const list = (personInCharge: string) => work((tx) => listDueDates(tx, { personInCharge }, { limit: 10 }));
    expect((await list('gestora-1')).items).toEqual([]);
    expect((await list('gestora-2')).items).toMatchObject([{ recordId: id, overdue: true, ...now }]);
    const resumed = await house.rows<{ person: string }>(
      `select payload -> 'data' ->> 'personInCharge' as person from outbox where entity_id = $1 and subject like '%deadline-resumed'`,
      [id],
    );
    expect(resumed).toEqual([{ person: 'gestora-2' }]);
  });

  const dueDates = () => house.get(ThingDoor).dueDates;
  const work = <Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result> =>
    house.under({}, () => house.get(UnitOfWork).run('test', fn));
  const reassigned = (id: string, person: string) => work((tx) => dueDates().reassign(tx, id, person));
});
