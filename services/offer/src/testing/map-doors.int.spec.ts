import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId } from '@oln/service-kit';
import { ApiDescription, failures, inOrder, takenUnknown, type Json } from '@oln/service-testing';
import { backEnds } from '@oln/testing';
import { MapLife } from './map-life.spec.js';
import { ELSEWHERE, HERE, OfferHouse } from './offer-house.spec.js';

const LEAD: readonly Role[] = ['coordinator', 'deputy-coordinator'];
const KEEP: readonly Role[] = [...LEAD, 'case-manager', 'community-manager', 'chcc-support'];
const READ: readonly Role[] = [
  ...KEEP,
  'family-therapist',
  'regional-supervisor',
  'national-supervisor',
  'network-member',
];
const PROVIDE: readonly Role[] = [...KEEP, 'network-member'];
const ALL: readonly Role[] = ROLES;

/** Who may call what: written down here once more, so that no route changes its mind unseen. */
const RIGHTS: Readonly<Record<string, readonly Role[]>> = {
  'get /organizations': READ,
  'post /organizations': KEEP,
  'get /organizations/{id}': READ,
  'put /organizations/{id}': KEEP,
  'get /organizations/{id}/accounts': KEEP,
  'post /organizations/{id}/accounts': LEAD,
  'delete /organizations/{id}/accounts/{person}': LEAD,
  'get /offers': READ,
  'post /offers': KEEP,
  'get /offers/{id}': READ,
  'put /offers/{id}': KEEP,
  'get /offers/{id}/capacities': READ,
  'put /offers/{id}/capacities/{from}': PROVIDE,
  'post /offers/{id}/confirmation': PROVIDE,
  'get /hsds': ALL,
  'get /hsds/services': ALL,
  'get /hsds/services/{id}': ALL,
  'get /hsds/organizations': ALL,
  'get /hsds/organizations/{id}': ALL,
  'get /hsds/taxonomies': ALL,
  'get /hsds/taxonomies/{id}': ALL,
  'get /hsds/taxonomy_terms': ALL,
  'get /hsds/taxonomy_terms/{id}': ALL,
  'get /hsds/service_at_locations': ALL,
  'get /hsds/service_at_locations/{id}': ALL,
  'get /hsds-imports': KEEP,
  'post /hsds-imports': LEAD,
  'get /hsds-imports/{id}': KEEP,
  'get /hsds-imports/{id}/rows': KEEP,
  'get /hsds-export': KEEP,
};

/** What keeps somebody out of what another office keeps. */
const FOREIGN = /^(REACH\.OTHER_COMMUNE|(ORGANIZATION|OFFER|HSDS)\.(NOT_FOUND|OF_ANOTHER_OFFICE|IMPORT_NOT_FOUND))$/;

describe('The doors of the map of offer', () => {
  let house: OfferHouse;
  let description: ApiDescription;
  let ids: Record<string, string>;
  let life: MapLife;

  beforeAll(async () => {
    house = await OfferHouse.open('2026-03-02T13:00:00Z');
    life = new MapLife(await house.as('coordinadora-1', ['coordinator']));
    const organization = await life.organization();
    const offer = await life.offer(organization.id);
    ids = { organizations: organization.id, offers: offer.id, from: '2026-03-01', person: 'nadie-1' };
    description = await ApiDescription.of(
      house.base,
      (name) => /^\w+ \/(organizations|offers|hsds)/.test(name) && !/referral|waiting|vacancy-offers/.test(name),
    );
  });
  afterAll(() => house?.close());

  const exampleOf = (operation: string): Json | undefined => description.exampleOf(operation) as Json | undefined;

  async function send(
    operation: string,
    by: { role: Role; communes: string[]; ifMatch?: string },
    sent?: Json,
  ): Promise<{ status: number; code?: string; text: string }> {
    const [method, path] = operation.split(' ') as [string, string];
    const kind = path.split('/')[1]!;
    const real = path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? (ids[kind] ?? newId()) : ids[name]!));
    const token = await issueDevToken(
      { person: 'alguien-1', roles: [by.role], communes: by.communes, kind: 'person' },
      loadKeyRing(backEnds().secrets.keysFile),
      { ttl: 600 },
    );
    const writes = method === 'post' || method === 'put';
    const isPackage = operation === 'post /hsds-imports';
    const answer = await fetch(`${house.service.url}/api/offer/v1${real}${isPackage ? '?source=a' : ''}`, {
      method: method.toUpperCase(),
      headers: {
        ...{ authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'if-match': by.ifMatch ?? '"999"' },
        ...(writes ? { 'content-type': isPackage ? 'application/zip' : 'application/json' } : {}),
      },
      body: writes ? (isPackage ? 'nothing' : JSON.stringify(sent ?? exampleOf(operation) ?? {})) : undefined,
    });
    const text = await answer.text();
    const code = answer.status >= 400 ? (JSON.parse(text) as { code: string }).code : undefined;
    return { status: answer.status, code, text };
  }

  it('are those of the table, and the description says the same', () => {
    expect(description.roles()).toEqual(inOrder(Object.entries(RIGHTS)));
  });

  it.each(Object.keys(RIGHTS))('%s lets in who may, and nobody else', async (operation) => {
    for (const role of ROLES) {
      const { status, code } = await send(operation, { role, communes: [HERE] });
      expect([operation, role, code === 'REQUEST.NOT_ALLOWED']).toEqual([
        operation,
        role,
        !RIGHTS[operation]!.includes(role),
      ]);
      expect([operation, role, status < 500]).toEqual([operation, role, true]);
    }
  });

  it.each(Object.keys(RIGHTS).filter((name) => /^\w+ \/(organizations|offers)\/\{id\}/.test(name)))(
    '%s keeps other offices out',
    async (operation) => {
      const { code = '' } = await send(operation, { role: 'coordinator', communes: [ELSEWHERE] });
      expect([operation, FOREIGN.test(code) ? 'out' : code]).toEqual([operation, 'out']);
    },
  );

  it('say what they take: keys of what is sent once, versions of what is changed, an example of every body', () => {
    for (const [name, { parameters = [], requestBody }] of description.operations) {
      const has = (header: string): boolean => parameters.some((one) => one.name === header);
      if (name.startsWith('post')) expect([name, has('Idempotency-Key')]).toEqual([name, true]);
      if (name.startsWith('put')) expect([name, has('If-Match')]).toEqual([name, true]);
      if (requestBody?.content['application/json']) expect([name, exampleOf(name)]).not.toEqual([name, undefined]);
    }
  });

  it('take every example as it stands', async () => {
    const { id } = await life.organization();
    ids = { ...ids, organizations: id, offers: (await life.offer(id)).id };
    const withIds = (value: Json): Json => ({ ...(value as object), organizationId: ids.organizations! }) as Json;
    const done = async (operation: string, ifMatch = '"0"', sent?: Json): Promise<void> => {
      const { status, text } = await send(operation, { role: 'coordinator', communes: [HERE], ifMatch }, sent);
      expect([operation, status < 300 ? 'done' : text]).toEqual([operation, 'done']);
    };
    await done('post /organizations');
    await done('put /organizations/{id}', '"1"');
    await done('post /organizations/{id}/accounts');
    await done('post /offers', undefined, withIds(exampleOf('post /offers')!));
    await done('put /offers/{id}', '"1"', withIds(exampleOf('put /offers/{id}')!));
    await done('put /offers/{id}/capacities/{from}');
    await done('post /offers/{id}/confirmation', '"2"');
  });

  it('never fail over a body that is not as it should be, and refuse fields nobody knows', async () => {
    const asCoordinator = (operation: string, sent: Json) =>
      send(operation, { role: 'coordinator', communes: [HERE] }, sent);
    expect(await failures(description.examples(), asCoordinator)).toEqual([]);
    expect(await takenUnknown(description.examples(), asCoordinator)).toEqual([]);
  }, 300_000);
});
