import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { inOrder, RightsWalk, undescribed, type Stand } from '@oln/service-testing';
import type { ApiClient } from '@oln/testing';
import { SnapshotTaking } from '../snapshot/snapshot-taking.service.js';
import { Lives } from './lives.spec.js';
import { body, ELSEWHERE, HERE, ReportingHouse } from './reporting-house.spec.js';

const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const OFFICE: readonly Role[] = [...LEADS, 'case-manager', 'family-therapist', 'community-manager', 'chcc-support'];
const OVERSEES: readonly Role[] = ['regional-supervisor', 'national-supervisor'];
const OVERSIGHT: readonly Role[] = [...OFFICE, ...OVERSEES];
const READS: readonly Role[] = [...OVERSIGHT, 'integrator'];
const FOLLOWS: readonly Role[] = [...LEADS, ...OVERSEES, 'operator'];

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const RIGHTS = new Map<string, readonly Role[]>([
  ['get /indicators', READS],
  ['get /indicators/{indicator}', READS],
  ['get /figures', READS],
  ['get /figures/sheet', READS],
  ['get /figures/parquet', READS],
  ['get /communes/{commune}/reports/{month}/pdf', OVERSIGHT],
  ['get /communes/{commune}/reports/{month}/xlsx', OVERSIGHT],
  ['get /open-data', ROLES],
  ['get /open-data/{quarter}/csv', ROLES],
  ['get /open-data/{quarter}/json', ROLES],
  ['get /open-data/{quarter}/parquet', ROLES],
  ['get /indicators/{indicator}/cases', [...LEADS, 'case-manager', 'family-therapist']],
  ['get /commitments', READS],
  ['put /communes/{commune}/commitments/{year}/{line}', [...LEADS, 'regional-supervisor']],
  ['get /snapshots', READS],
  ['get /snapshots/{id}', READS],
  ['get /snapshots/{id}/figures', READS],
  ['get /snapshots/{id}/contents', READS],
  ['get /snapshots/{id}/changes', OFFICE],
  ['post /snapshots/{id}/retaking', LEADS],
  ['post /snapshots/{id}/signature', LEADS],
  ['get /communes/{commune}/targets', READS],
  ['get /communes/{commune}/targets/{year}/{indicator}/versions', READS],
  ['put /communes/{commune}/targets/{year}/{indicator}', [...LEADS, 'regional-supervisor']],
  ['get /alarms', OVERSIGHT],
  ['get /alarms/{id}', OVERSIGHT],
  ['get /alarms/{id}/cases', [...LEADS, 'case-manager', 'family-therapist']],
  ['get /alarms/{id}/comments', [...OFFICE, 'regional-supervisor']],
  ['post /alarms/{id}/comments', OFFICE],
  ['post /alarms/{id}/acknowledgement', OFFICE],
  ['post /alarms/{id}/assignment', LEADS],
  ['post /alarms/{id}/closing', OFFICE],
  ['post /communes/{commune}/alarms/evaluation', LEADS],
  ['get /communes/{commune}/alarm-rules', OVERSIGHT],
  ['get /communes/{commune}/alarm-rules/{rule}/versions', OVERSIGHT],
  ['put /communes/{commune}/alarm-rules/{rule}', [...LEADS, 'regional-supervisor']],
  ['get /due', OVERSIGHT],
  ['get /due/today', OVERSIGHT],
  ['get /communes/{commune}/policy', OVERSIGHT],
  ['put /communes/{commune}/policy', LEADS],
  ['get /lag', FOLLOWS],
  ['get /generations', FOLLOWS],
  ['post /rebuilds', ['operator']],
  ['post /rebuilds/{generation}/abandonment', ['operator']],
]);

const QUERY: Readonly<Record<string, string>> = {
  'get /figures': `?indicators=renounced&commune=${HERE}`,
  'get /figures/sheet': `?indicators=renounced&commune=${HERE}`,
  'get /figures/parquet': `?indicators=renounced&commune=${HERE}`,
  'get /indicators/{indicator}/cases': `?commune=${HERE}`,
  'get /commitments': `?commune=${HERE}`,
  'get /snapshots': `?commune=${HERE}`,
  'get /alarms': `?commune=${HERE}`,
  'get /communes/{commune}/targets': '?year=2026',
};

const STANDS: Record<'here' | 'elsewhere', Stand> = {
  here: { person: 'gestora-1', communes: [HERE] },
  elsewhere: { person: 'gestora-1', communes: [ELSEWHERE] },
};
const NOT_ALLOWED = 'REQUEST.NOT_ALLOWED';
/** What is the house's own is the same wherever somebody works. */
const OF_THE_HOUSE = / \/(indicators|indicators\/\{indicator\}|lag|generations|rebuilds.*|open-data.*|due|due\/today)$/;
const CLOSING = 'post /alarms/{id}/closing';

/** What is of another commune is not there, or is said to be of another one. */
const keptFrom = (operation: string): string =>
  / \/snapshots\/\{id\}/.test(operation)
    ? 'SNAPSHOT.NOT_FOUND'
    : / \/alarms\/\{id\}/.test(operation)
      ? 'ALARM.NOT_FOUND'
      : 'REACH.OTHER_COMMUNE';

describe('Every route of reporting, for every role, in every place', () => {
  let house: ReportingHouse;
  let walk: RightsWalk;

  let coordinator: ApiClient;
  const ids: Record<string, string> = {};

  /** One of each kind, of the office here. */
  const furnish = async (): Promise<void> => {
    await house.take(
      Lives.of(5, HERE, 20).events.filter(({ asof }) => asof < '2026-04-01'),
      200,
    );
    await house.monitoring(() => house.get(SnapshotTaking).goOn('2026-04-01'));
    body(await coordinator.put(`/communes/${HERE}/alarm-rules/work-overdue`, { limit: 0 }, { ifMatch: 0 }));
    body(await coordinator.post(`/communes/${HERE}/alarms/evaluation`, {}));
    for (const kind of ['snapshots', 'alarms']) {
      const { items } = body(await coordinator.get<{ items: { id: string }[] }>(`/${kind}`));
      ids[kind] = items[0]!.id;
    }
  };

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-04-02T13:00:00Z');
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    await furnish();
    walk = await RightsWalk.over(house.base, (operation) => !/ \/(parked-messages|health|metrics)/.test(operation));
  });
  afterAll(() => house?.close());

  const call = (operation: string, role: Role, stand: Stand): Promise<string> => {
    const path = operation
      .split(' ')[1]!
      .replace('{commune}', HERE)
      .replace('{id}', ids[operation.split('/')[1]!] ?? '')
      .replace('{rule}', 'waiting-age')
      .replace('{indicator}', 'renounced')
      .replace('{year}', '2026')
      .replace('{line}', 'case-management')
      .replace('{month}', '2026-01')
      .replace('{quarter}', '2026-Q1')
      .replace('{generation}', '999');
    return walk.call({ operation, role, stand, path: `${path}${QUERY[operation] ?? ''}` });
  };

  it('stands in the table, and the description says the same', () => {
    expect(walk.described()).toEqual(inOrder(RIGHTS));
  });

  it('is described', async () => {
    expect(await undescribed(house.service, 'reporting')).toEqual([]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES) {
      const here = await call(operation, role, STANDS.here);
      const mayCall = RIGHTS.get(operation)!.includes(role);
      expect([operation, role, here === NOT_ALLOWED]).toEqual([operation, role, !mayCall]);
      // Who answers for an alarm closes it, or the coordination: nobody is in charge of this one.
      if (operation === CLOSING && mayCall)
        expect([role, here]).toEqual([role, LEADS.includes(role) ? 'in' : 'ALARM.NOT_YOURS']);
      const elsewhere = await call(operation, role, STANDS.elsewhere);
      const kept = mayCall ? (OF_THE_HOUSE.test(operation) ? here : keptFrom(operation)) : NOT_ALLOWED;
      if (!operation.startsWith('post /rebuilds'))
        expect([operation, role, elsewhere]).toEqual([operation, role, kept]);
    }
  });
});
