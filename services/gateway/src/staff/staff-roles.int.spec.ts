import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { ELSEWHERE, GatewayHouse, HERE } from '../testing/gateway-house.spec.js';

const OVERSEEING: Role[] = ['regional-supervisor', 'national-supervisor', 'operator'];
const NOT_YOURS = [403, 'STAFF.ROLE_NOT_YOURS_TO_GIVE'];

describe('Whoever keeps a directory', () => {
  let house: GatewayHouse;

  beforeAll(async () => {
    house = await GatewayHouse.open();
  });
  afterAll(() => house?.close());

  async function put(keeper: [string, Role], person: string, roles: Role[], ifMatch?: number): Promise<unknown[]> {
    const client = await house.as(keeper[0], [keeper[1]]);
    const { status, body } = await client.put<{ code?: string; roles?: Role[] }>(
      `/communes/${HERE}/staff/${person}`,
      { roles, active: true, caseloads: [] },
      { ifMatch },
    );
    return [status, body.code ?? body.roles];
  }

  it('of an office gives nobody a role above it, themselves included', async () => {
    expect(await put(['coordinadora-1', 'coordinator'], 'coordinadora-1', ['coordinator'])).toEqual([
      200,
      ['coordinator'],
    ]);
    for (const keeper of [
      ['coordinadora-1', 'coordinator'],
      ['subrogante-1', 'deputy-coordinator'],
      ['supervisora-1', 'regional-supervisor'],
    ] as [string, Role][])
      for (const role of OVERSEEING) {
        expect([keeper, role, await put(keeper, 'gestora-1', [role])]).toEqual([keeper, role, NOT_YOURS]);
        expect(await put(keeper, 'coordinadora-1', ['coordinator', role], 1)).toEqual(NOT_YOURS);
      }
  });

  it('of who oversees gives those roles, to others than themselves, and none of an office', async () => {
    const [nation, operator]: [string, Role][] = [
      ['nacional-1', 'national-supervisor'],
      ['operadora-1', 'operator'],
    ];
    expect(await put(nation!, 'supervisora-1', ['regional-supervisor'])).toEqual([200, ['regional-supervisor']]);
    expect(await put(operator!, 'nacional-1', ['national-supervisor'])).toEqual([200, ['national-supervisor']]);
    expect(await put(operator!, 'operadora-1', ['regional-supervisor'])).toEqual(NOT_YOURS);
    for (const keeper of [nation!, operator!])
      expect(await put(keeper, 'coordinadora-9', ['coordinator'])).toEqual(NOT_YOURS);
    // Nor does the office take away who looks into it.
    expect(await put(['coordinadora-1', 'coordinator'], 'supervisora-1', ['case-manager'], 1)).toEqual(NOT_YOURS);
  });

  it('lends none of this to who stands in for them', async () => {
    const standIn = await house.acting({
      ...{ person: 'gestora-2', roles: ['case-manager', 'deputy-coordinator'], communes: [HERE], kind: 'person' },
      lent: ['deputy-coordinator'],
    });
    const member = { roles: ['case-manager'], active: true, caseloads: [] };
    expect((await standIn.put(`/communes/${HERE}/staff/gestora-3`, member)).status).toBe(403);
  });

  it('reaches no other commune', async () => {
    const nation = await house.as('nacional-1', ['national-supervisor']);
    const member = { roles: ['operator'], active: true, caseloads: [] };
    expect((await nation.put(`/communes/${ELSEWHERE}/staff/operadora-1`, member)).status).toBe(403);
  });
});
