import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, servicesBut, type Role } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { inOrder, RightsWalk, undescribed, type Stand } from '@oln/service-testing';
import { serviceAddresses } from '@oln/testing';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ELSEWHERE, GatewayHouse, HERE } from './gateway-house.spec.js';

const LEADS: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const OFFICE: readonly Role[] = [...LEADS, 'case-manager', 'family-therapist', 'community-manager', 'chcc-support'];
const KEEPS: readonly Role[] = [...LEADS, 'regional-supervisor'];
const EXPLAINS: readonly Role[] = [...OFFICE, 'regional-supervisor', 'national-supervisor'];

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const RIGHTS = new Map<string, readonly Role[]>([
  ['get /communes/{commune}/staff', [...OFFICE, 'regional-supervisor']],
  ['get /communes/{commune}/staff/{person}', [...KEEPS, 'national-supervisor', 'operator']],
  ['put /communes/{commune}/staff/{person}', [...KEEPS, 'national-supervisor', 'operator']],
  ['post /communes/{commune}/staff/{person}/client-secrets', KEEPS],
  ['get /communes/{commune}/staff/{person}/client-secrets', KEEPS],
  ['delete /communes/{commune}/staff/{person}/client-secrets/{id}', KEEPS],
  ['delete /communes/{commune}/staff/{person}/sessions', KEEPS],
  ['post /communes/{commune}/delegations', OFFICE],
  ['get /communes/{commune}/delegations', [...OFFICE, 'regional-supervisor']],
  ['delete /communes/{commune}/delegations/{id}', OFFICE],
  ['post /communes/{commune}/emergency-accesses', OFFICE],
  ['get /communes/{commune}/emergency-accesses', KEEPS],
  ['post /communes/{commune}/emergency-accesses/{id}/review', KEEPS],
  ['get /sessions', ROLES],
  ['delete /sessions/{id}', ROLES],
  ['get /notices', ROLES],
  ['post /notices/{id}/read', ROLES],
  ['get /deadlines', ROLES],
  ['get /deadlines/summary', ROLES],
  ['get /explain/{id}', EXPLAINS],
  ['get /persons/{id}/held-data', [...LEADS, 'case-manager', 'family-therapist']],
  ['get /persons/{id}/readers', [...LEADS, 'case-manager', 'family-therapist']],
  ['get /parked-messages', [...KEEPS, 'national-supervisor', 'operator']],
  ['post /parked-messages/{id}/replay', [...LEADS, 'operator']],
]);

const STANDS: Record<'here' | 'elsewhere', Stand> = {
  here: { person: 'gestora-1', communes: [HERE] },
  elsewhere: { person: 'gestora-1', communes: [ELSEWHERE] },
};
const NOT_ALLOWED = 'REQUEST.NOT_ALLOWED';

describe('Every route of the gateway itself, for every role, in every place', () => {
  let house: GatewayHouse;
  let walk: RightsWalk;

  /** Whoever is asked by HTTP knows nobody. */
  const nobody = createServer((_request, response) => {
    const problem = { code: 'PERSON.NOT_FOUND', title: 'No', detail: 'No', status: 404 };
    response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(nobody.address() as AddressInfo).port}`;
    house = await GatewayHouse.open(serviceAddresses(() => url));
    for (const owner of servicesBut('gateway')) await house.answers(owner, 'explain', () => ({ items: [] }));
    const coordinator = await house.as('coordinadora-1', ['coordinator']);
    await coordinator.put(`/communes/${HERE}/staff/gestora-1`, {
      roles: ['case-manager'],
      active: true,
      caseloads: [],
    });
    await coordinator.put(`/communes/${HERE}/staff/coordinadora-1`, {
      ...{ roles: ['coordinator'], active: true, caseloads: [] },
    });
    walk = await RightsWalk.over(
      `${house.service.url}/api/gateway/v1`,
      (operation) => !/ \/(health\/|metrics)/.test(operation),
    );
  });
  afterAll(async () => {
    await house?.close();
    nobody.closeAllConnections();
    nobody.close();
  });

  const call = (operation: string, role: Role, stand: Stand): Promise<string> => {
    const path = operation.split(' ')[1]!;
    const real = path.replace('{commune}', HERE).replace('{person}', 'gestora-1').replace('{id}', newId());
    const query = path.startsWith('/persons/') ? '?reason=person-asks' : '';
    return walk.call({ operation, role, stand, path: `${real}${query}` });
  };

  it('stands in the table, and the description says the same', () => {
    expect(walk.described()).toEqual(inOrder(RIGHTS));
  });

  it('has no route of its own that the description does not tell of, and no page that nobody knows of', async () => {
    expect(await undescribed(house.service, 'gateway')).toEqual([]);
    const others = house.service.routes.filter((route) => !route.includes(' /api/gateway/v1'));
    // The proxies of the services take every method.
    expect([...new Set(others.map((route) => route.split(' ')[1]))].sort()).toEqual([
      ...['/', '/.well-known/jwks.json', '/api', '/api/'],
      ...['alerts', 'cases', 'community', 'intake', 'offer', 'reporting'].flatMap((name) => [
        `/api/${name}/v1`,
        `/api/${name}/v1/*`,
      ]),
      ...['/health/live', '/health/ready', '/metrics'],
    ]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES) {
      const here = await call(operation, role, STANDS.here);
      expect([operation, role, here === NOT_ALLOWED]).toEqual([
        operation,
        role,
        !RIGHTS.get(operation)!.includes(role),
      ]);
      const elsewhere = await call(operation, role, STANDS.elsewhere);
      // What fires next and one's own inbox are one's own wherever one is.
      const isOwn = /deadlines/.test(operation);
      expect([operation, role, elsewhere === 'in' && !isOwn ? elsewhere : 'out']).toEqual([operation, role, 'out']);
    }
  });
});
