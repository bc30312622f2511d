import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { Plans, type ApiClient } from '@oln/testing';
import { CommunityHouse, ELSEWHERE, HERE } from './community-house.spec.js';
import { FAR, fillWithRows } from './many-rows.spec.js';

/** Enough for an index to be worth while; OLN_MANY_ROWS=1000000 tries a million. */
const ROWS = Number(process.env.OLN_MANY_ROWS ?? 60_000);
/** A page of 50 reads some hundreds of rows; a list that reads everything, all of them. */
const MOST = 2_500;

const READERS: [Role, string[]][] = [
  ['coordinator', [HERE]],
  ['regional-supervisor', [HERE, ELSEWHERE]],
];

const LISTS = [
  ...['', 'open=true', 'open=false', 'stage=commitment', 'stage=closed', 'outcome=completed', 'outcome=withdrawn'],
  ...[`community=${FAR.community}`, `personInCharge=${FAR.person}`],
].map((query) => `/plans?${query}`);
const OF_PLAN = ['', '/timeline', '/due', '/products', '/activities', '/participants', '/participation'].map(
  (path) => `/plans/${FAR.plan}${path}`,
);
const OTHERS = [
  ...[`/activities/${FAR.activity}`, `/activities/${FAR.activity}/opinions`, '/due', '/due?overdue=true', '/due/today'],
  `/plans/${FAR.plan}/participants?activityId=${FAR.activity}`,
];

describe(`a list over ${ROWS} rows`, () => {
  let house: CommunityHouse;
  const readers: { client: ApiClient; plans: Plans }[] = [];

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    await fillWithRows(house.admin, ROWS);
    for (const [role, communes] of READERS) {
      const client = await house.as(FAR.person, [role], communes);
      readers.push({ client, plans: await Plans.of(house.database.url('community'), 'community', communes) });
    }
  }, 600_000);
  afterAll(async () => {
    for (const { plans } of readers) await plans.close();
    await house?.close();
  }, 600_000);

  /** The first page and the one after it. Gives how many rows each of their statements read. */
  async function read({ client, plans }: (typeof readers)[number], path: string): Promise<number[]> {
    const first = await plans.asked(client, path);
    if (first.status === 403) return [];
    expect([path, first.status]).toEqual([path, 200]);
    const { next } = first;
    const second = next
      ? await plans.asked(client, `${path}${path.includes('?') ? '&' : '?'}cursor=${next}`)
      : undefined;
    const read: number[] = [];
    for (const statement of [...first.statements, ...(second?.statements ?? [])]) {
      expect(statement.text).not.toMatch(/\boffset\b/i);
      const cost = await plans.cost(statement);
      expect([path, cost.scanned]).toEqual([path, []]);
      read.push(cost.read);
    }
    return read;
  }

  it.each([...LISTS, ...OF_PLAN, ...OTHERS])('%s reads a page of it, whoever asks', async (path) => {
    for (const reader of readers) expect(Math.max(0, ...(await read(reader, path)))).toBeLessThan(MOST);
  });
});
