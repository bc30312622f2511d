import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ListReaders } from '@oln/service-testing';
import { CasesHouse, ELSEWHERE, HERE } from './cases-house.spec.js';
import { FAR, fillWithRows } from './many-rows.spec.js';

/** Enough for an index to be worth while; with a million the plans were the same. */
const ROWS = 60_000;

const READERS: [Role, string[]][] = [
  ['coordinator', [HERE]],
  ['case-manager', [HERE]],
  ['regional-supervisor', [HERE, ELSEWHERE]],
];

const CASES = [
  ...['', 'stage=closure', 'stage=invitation', 'stage=ended', 'line=family-therapy', 'outcome=deceased'],
  ...['outcome=completed', 'open=true', 'open=false', 'paused=true', 'paused=false', 'open=true&paused=true'],
  ...['sort=openedAt', 'sort=stageSince', 'sort=-stageSince', 'stage=invitation&sort=stageSince'],
  ...['stage=ended&sort=stageSince', 'stage=execution&line=family-therapy', `personInCharge=${FAR.person}&open=true`],
  ...[`familyId=${FAR.family}`, `childId=${FAR.child}`, `requestId=${FAR.case}`],
];
const TASKS = ['', `ownerPerson=${FAR.person}`, `caseId=${FAR.case}`, 'dueBefore=2020-06-01', `commune=${ELSEWHERE}`];
const APPOINTMENTS = [
  ...['', `person=${FAR.person}`, `caseId=${FAR.case}`, `familyId=${FAR.family}`, 'from=2026-03-01T00:00:00Z'],
  'from=2026-03-01T00:00:00Z&until=2026-03-08T00:00:00Z',
];
const TRANSFERS = ['', 'side=incoming', 'state=requested', 'side=incoming&state=requested'];
const DUE = ['', 'overdue=true', `recordId=${FAR.case}`];
const ESCALATIONS = [
  ...['', 'stage=handover', 'stage=notified', 'stage=ended', 'outcome=returned', 'outcome=handed-over', 'open=true'],
  ...['open=false', 'urgent=true', `commune=${ELSEWHERE}`, `personInCharge=${FAR.person}`, `caseId=${FAR.case}`],
  ...[`childId=${FAR.child}`, `familyId=${FAR.family}`, `requestId=${FAR.case}`, `alertId=${FAR.case}`],
];
const MEASURES = [
  ...['', 'stage=adoption', 'stage=hearing', 'stage=ended', 'outcome=not-adopted', 'outcome=withdrawn', 'open=true'],
  ...[
    'open=false',
    `commune=${ELSEWHERE}`,
    `personInCharge=${FAR.person}`,
    `caseId=${FAR.case}`,
    `childId=${FAR.child}`,
  ],
  ...[`familyId=${FAR.family}`, `alertId=${FAR.case}`, `escalationId=${FAR.case}`],
];
const OF_ESCALATION = ['', '/records', '/notifications', '/owners', '/timeline', '/due'];
const OF_MEASURE = ['', '/records', '/terms', '/hearings', '/timeline', '/due'];
const OF_CASE = [
  ...['', '/sessions', '/reviews', '/contact-attempts', '/timeline', '/due', '/diagnoses', '/documents'],
  ...['/opinions', '/family-plans', '/evaluations', '/follow-ups', '/agenda', '/genograms', '/alerts', '/therapy'],
];

const LISTS = [
  ...CASES.map((query) => `/cases?${query}`),
  ...TASKS.map((query) => `/tasks?${query}`),
  ...APPOINTMENTS.map((query) => `/appointments?${query}`),
  ...TRANSFERS.map((query) => `/transfers?${query}`),
  ...DUE.map((query) => `/due?${query}`),
  ...['/due/today?', `/due/today?personInCharge=${FAR.person}`, `/communes/${HERE}/caseloads`],
  ...OF_CASE.map((path) => `/cases/${FAR.case}${path}`),
  ...ESCALATIONS.map((query) => `/escalations?${query}`),
  ...OF_ESCALATION.map((path) => `/escalations/${FAR.escalation}${path}`),
  ...MEASURES.map((query) => `/measures?${query}`),
  ...OF_MEASURE.map((path) => `/measures/${FAR.measure}${path}`),
];

describe(`a list over ${ROWS} rows`, () => {
  let house: CasesHouse;
  let readers: ListReaders;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    await fillWithRows(house.admin, ROWS);
    readers = await ListReaders.of(house, FAR.person, READERS);
  }, 300_000);
  afterAll(async () => {
    await readers?.close();
    await house?.close();
  });

  it.each(LISTS)('%s reads a page of it, whoever asks', async (path) => {
    expect(await readers.beyond(path)).toEqual([]);
  });
});
