import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ListReaders } from '@oln/service-testing';
import { CommunityHouse, ELSEWHERE, HERE } from './community-house.spec.js';
import { FAR, fillWithRows } from './many-rows.spec.js';

/** Enough for an index to be worth while; OLN_MANY_ROWS=1000000 tries a million. */
const ROWS = Number(process.env.OLN_MANY_ROWS ?? 60_000);

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
  let readers: ListReaders;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    await fillWithRows(house.admin, ROWS);
    readers = await ListReaders.of(house, FAR.person, READERS);
  }, 600_000);
  afterAll(async () => {
    await readers?.close();
    await house?.close();
  }, 600_000);

  it.each([...LISTS, ...OF_PLAN, ...OTHERS])('%s reads a page of it, whoever asks', async (path) => {
    expect(await readers.beyond(path)).toEqual([]);
  });
});
