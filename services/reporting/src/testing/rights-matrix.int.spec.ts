import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { inOrder, RightsWalk, undescribed, type Stand } from '@oln/service-testing';
import { ELSEWHERE, HERE, ReportingHouse } from './reporting-house.spec.js';

const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const OFFICE: readonly Role[] = [...LEADS, 'case-manager', 'family-therapist', 'community-manager', 'chcc-support'];
const OVERSEES: readonly Role[] = ['regional-supervisor', 'national-supervisor'];
const READS: readonly Role[] = [...OFFICE, ...OVERSEES, 'integrator'];
const REPORTS: readonly Role[] = [...OFFICE, ...OVERSEES];
const FOLLOWS: readonly Role[] = [...LEADS, ...OVERSEES, 'operator'];

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const RIGHTS = new Map<string, readonly Role[]>([
  ['get /indicators', READS],
  ['get /indicators/{indicator}', READS],
  ['get /figures', READS],
  ['get /figures/sheet', READS],
  ['get /figures/parquet', READS],
  ['get /communes/{commune}/reports/{month}/pdf', REPORTS],
  ['get /communes/{commune}/reports/{month}/xlsx', REPORTS],
  ['get /open-data', ROLES],
  ['get /open-data/{quarter}/csv', ROLES],
  ['get /open-data/{quarter}/json', ROLES],
  ['get /open-data/{quarter}/parquet', ROLES],
  ['get /indicators/{indicator}/cases', [...LEADS, 'case-manager', 'family-therapist']],
  ['get /commitments', READS],
  ['put /communes/{commune}/commitments/{year}/{line}', [...LEADS, 'regional-supervisor']],
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
};

const STANDS: Record<'here' | 'elsewhere', Stand> = {
  here: { person: 'gestora-1', communes: [HERE] },
  elsewhere: { person: 'gestora-1', communes: [ELSEWHERE] },
};
const NOT_ALLOWED = 'REQUEST.NOT_ALLOWED';
/** What is the house's own is the same wherever somebody works. */
const OF_THE_HOUSE = /\/(indicators|indicators\/\{indicator\}|lag|generations|rebuilds.*|open-data.*)$/;

describe('Every route of reporting, for every role, in every place', () => {
  let house: ReportingHouse;
  let walk: RightsWalk;

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-03-02T13:00:00Z');
    walk = await RightsWalk.over(house.base, (operation) => !/ \/(parked-messages|health|metrics)/.test(operation));
  });
  afterAll(() => house?.close());

  const call = (operation: string, role: Role, stand: Stand): Promise<string> => {
    const path = operation
      .split(' ')[1]!
      .replace('{commune}', HERE)
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
      const elsewhere = await call(operation, role, STANDS.elsewhere);
      const kept = mayCall ? (OF_THE_HOUSE.test(operation) ? here : 'REACH.OTHER_COMMUNE') : NOT_ALLOWED;
      if (!operation.startsWith('post /rebuilds'))
        expect([operation, role, elsewhere]).toEqual([operation, role, kept]);
    }
  });
});
