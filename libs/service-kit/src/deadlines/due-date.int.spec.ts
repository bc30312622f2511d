import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Tx } from '../persistence/transaction.js';
import type { CallContext } from '../context/call-context.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import { encodeCursor } from '../http/page.js';
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
