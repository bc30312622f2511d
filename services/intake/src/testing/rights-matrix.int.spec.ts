import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { newId } from '@oln/service-kit';
import { inOrder, RightsWalk, undescribed, type Stand } from '@oln/service-testing';
import { FrontDeskLife } from './front-desk.spec.js';
import { body, ELSEWHERE, HERE, IntakeHouse } from './intake-house.spec.js';
import { RIGHTS } from './rights-table.spec.js';

const STANDS: Record<'here' | 'elsewhere', Stand> = {
  here: { person: 'gestora-1', communes: [HERE] },
  elsewhere: { person: 'gestora-1', communes: [ELSEWHERE] },
};

const NOT_ALLOWED = 'REQUEST.NOT_ALLOWED';
/** Nothing of an office is in them. */
const OF_THE_HOUSE = /^\/catalogues\//;

describe('Every route of intake, for every role, in every place', () => {
  let house: IntakeHouse;
  let walk: RightsWalk;
  const ids: Record<string, string> = { commune: HERE, row: '1', alertId: newId() };
  const records: Record<string, string> = {};

  beforeAll(async () => {
    house = await IntakeHouse.open();
    const desk = new FrontDeskLife(await house.as('gestora-1'));
    const { familyId, childIds, motherId } = await desk.household();
    ids.personId = childIds[0]!;
    Object.assign(records, { persons: childIds[0], families: familyId });
    records.requests = (await desk.request({}, { familyId, childIds, motherId })).id;
    const post = async (path: string, input: unknown): Promise<string> =>
      body(await desk.staff.post<{ id: string }>(path, input)).id;
    records.guardianships = await post('/guardianships', {
      childId: childIds[0],
      guardianId: motherId,
      ...{ kind: 'personal-care', source: 'said-by-family', since: '2024-01-01' },
    });
    records['rights-requests'] = await post('/rights-requests', {
      ...{ right: 'access', personId: motherId, relation: 'self', text: 'Copia de todo' },
    });
    const asked = {
      right: 'erasure',
      personId: motherId,
      relation: 'self',
      text: 'Todo',
      identityCheck: 'document-seen',
    };
    const erasure = await post('/rights-requests', asked);
    const granted = { outcome: 'granted', text: 'Se hará' };
    body(await desk.staff.post(`/rights-requests/${erasure}/answer`, granted, { ifMatch: 1 }));
    const announced = await desk.staff.get<{ items: { id: string }[] }>(`/anonymisations?personId=${motherId}`);
    records.anonymisations = body(announced).items[0]!.id;
    const agreed = { purpose: 'sharing', decision: 'given', relation: 'self', way: 'signed' };
    records.consents = await post(`/persons/${motherId}/consents`, agreed);
    walk = await RightsWalk.over(house.base, (name) => !/\/(parked-messages|health|metrics)/.test(name));
  });
  afterAll(() => house?.close());

  const pathOf = (operation: string): string => {
    const path = operation.split(' ')[1]!;
    if (operation === 'post /request-imports') return `${path}?source=escuela-1`;
    const kind = path.split('/')[1]!;
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? records[kind] ?? newId());
    const query: Record<string, string> = {
      '/families': `?personId=${ids.personId}`,
      '/person-merges': `?personId=${ids.personId}`,
      '/guardianships': `?childId=${ids.personId}`,
      '/professionals': `?commune=${HERE}`,
      '/queue': `?commune=${HERE}`,
      '/persons/{id}/held-data': '?reason=person-asks',
      '/persons/{id}/readers': '?reason=person-asks',
    };
    return `${real}${operation.startsWith('get ') ? (query[path] ?? '') : ''}`;
  };
  /** Where the example of the document would be refused before anybody looked who asks. */
  const bodyOf = (operation: string): unknown => {
    if (operation.endsWith('/duplicate')) return { of: records.requests };
    if (operation === 'post /rights-requests')
      return { right: 'access', personId: ids.personId, relation: 'self', text: 'Copia de todo' };
    return operation.endsWith('/resolve') ? { confirmedNew: true } : undefined;
  };
  const call = (operation: string, role: Role, stand: Stand): Promise<string> =>
    walk.call({ operation, role, stand, path: pathOf(operation), body: bodyOf(operation) });

  it('stands in the table, and the description says the same', () => {
    expect(walk.described()).toEqual(inOrder(RIGHTS));
  });

  it('has no route that the description does not tell of', async () => {
    expect(await undescribed(house.service, 'intake')).toEqual([]);
  });

  it.each([...RIGHTS.keys()])('%s', async (operation) => {
    for (const role of ROLES) {
      const here = await call(operation, role, STANDS.here);
      expect([operation, role, here === NOT_ALLOWED]).toEqual([
        operation,
        role,
        !RIGHTS.get(operation)!.includes(role),
      ]);
      // What is there is found by who may: otherwise being kept out elsewhere says nothing.
      const kind = operation.split('/')[1]!;
      if (here !== NOT_ALLOWED && operation.includes('{id}') && records[kind])
        expect([operation, role, here]).toEqual([operation, role, expect.stringMatching(/^in/)]);
      const elsewhere = await call(operation, role, STANDS.elsewhere);
      const isIn = elsewhere === 'in' && !OF_THE_HOUSE.test(operation.split(' ')[1]!) && !isOwn(operation);
      expect([operation, role, 'elsewhere', isIn ? elsewhere : 'out']).toEqual([operation, role, 'elsewhere', 'out']);
    }
  });

  it('notices a role that lost its right, and one that came by one', async () => {
    const seen = async (role: Role): Promise<boolean> =>
      (await call('get /requests', role, STANDS.here)) !== NOT_ALLOWED;
    // As the table above would be compared after an entry was taken out of it, or put in.
    const kept: readonly Role[] = RIGHTS.get('get /requests')!;
    const lost: Role = 'chcc-support';
    const won: Role = 'operator';
    const without: readonly Role[] = kept.filter((role) => role !== lost);
    const grown: readonly Role[] = [...kept, won];
    expect([await seen(lost), without.includes(lost)]).toEqual([true, false]);
    expect([await seen(won), grown.includes(won)]).toEqual([false, true]);
  });
});

/** What somebody writes in their own commune, wherever that is: nothing of another office is touched. */
const isOwn = (operation: string): boolean =>
  /^post \/(persons|families|request-imports)(\/(search|match))?$/.test(operation);
