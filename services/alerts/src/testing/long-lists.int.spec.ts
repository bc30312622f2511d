import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ListReaders } from '@oln/service-testing';
import { AlertsHouse, ELSEWHERE, HERE } from './alerts-house.spec.js';
import { FAR, fillWithRows } from './many-rows.spec.js';

/** Enough for an index to be worth while; OLN_MANY_ROWS=1000000 tries a million. */
const ROWS = Number(process.env.OLN_MANY_ROWS ?? 60_000);

const READERS: [Role, string[]][] = [
  ['coordinator', [HERE]],
  ['regional-supervisor', [HERE, ELSEWHERE]],
  ['network-member', [HERE]],
  ['integrator', [HERE]],
];

const LISTS = [
  ...['', 'severity=critical', 'stage=received', 'stage=triage', 'source=network', `personInCharge=${FAR.person}`],
  ...['open=true', 'open=false', 'sort=newest', 'sort=oldest', 'open=true&sort=newest', 'outcome=escalated'],
  ...[
    'outcome=dismissed',
    `childId=${FAR.child}`,
    'stage=closed',
    'severity=high&sort=newest',
    'source=san&sort=oldest',
  ],
].map((query) => `/alerts?${query}`);
const WATCHES = ['', 'stage=active', 'stage=quiet', 'severity=critical', `personInCharge=${FAR.person}`].map(
  (query) => `/watches?${query}`,
);
const OTHERS = [
  ...['/alerts/mine?', '/due?', '/due?overdue=true', `/due?recordId=${FAR.alert}`, '/due/today?'],
  ...['', '/timeline', '/due'].map((path) => `/alerts/${FAR.alert}${path}`),
  ...['', '/timeline', '/due'].map((path) => `/watches/${FAR.child}${path}`),
];

describe(`a list over ${ROWS} rows`, () => {
  let house: AlertsHouse;
  let readers: ListReaders;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    await fillWithRows(house.admin, ROWS);
    readers = await ListReaders.of(house, FAR.person, READERS);
  }, 600_000);
  afterAll(async () => {
    await readers?.close();
    await house?.close();
  }, 600_000);

  it.each([...LISTS, ...WATCHES, ...OTHERS])('%s reads a page of it, whoever asks', async (path) => {
    expect(await readers.beyond(path)).toEqual([]);
  });
});
