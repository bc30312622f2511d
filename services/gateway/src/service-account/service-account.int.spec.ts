import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSigningKeys, publicKeysOf } from '@oln/crypto';
import { freePort, type ApiClient } from '@oln/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ELSEWHERE, GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import type { ClientSecretDto, NewClientSecretDto } from './service-account.http.js';

const SYSTEM = { roles: ['integrator'], active: true, caseloads: [] };

describe('An account of a system', () => {
  let house: GatewayHouse;
  let coordinator: ApiClient;
  let folder: string;

  beforeAll(async () => {
    const home = await freePort();
    const publicUrl = `http://127.0.0.1:${home}`;
    folder = mkdtempSync(join(tmpdir(), 'oln-keys-'));
    const signing = newSigningKeys();
    writeFileSync(join(folder, 'signing-keys.json'), JSON.stringify(signing));
    writeFileSync(join(folder, 'public-keys.json'), JSON.stringify(publicKeysOf(signing)));
    house = await GatewayHouse.open(
      { OLN_PUBLIC_URL: publicUrl, OLN_SIGNING_KEYS_FILE: join(folder, 'signing-keys.json') },
      { OLN_HTTP_PORT: String(home), OLN_TOKEN_KEYS: join(folder, 'public-keys.json'), OLN_TOKEN_ISSUER: publicUrl },
    );
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    await coordinator.put(`/communes/${HERE}/staff/san-1`, SYSTEM);
    await coordinator.put(`/communes/${HERE}/staff/gestora-1`, { ...SYSTEM, roles: ['case-manager'] });
  });
  afterAll(async () => {
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pathOf = (person: string, commune = HERE): string => `/communes/${commune}/staff/${person}/client-secrets`;

  async function newSecret(person = 'san-1'): Promise<NewClientSecretDto> {
    const { status, body } = await coordinator.post<NewClientSecretDto>(pathOf(person));
    expect(status).toBe(201);
    return body;
  }

  const ask = async (
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: { access_token?: string; expires_in?: number; error?: string } }> => {
    const answer = await fetch(`${house.service.url}/auth/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    return { status: answer.status, body: (await answer.json()) as never };
  };
  const GRANT = { grant_type: 'client_credentials' };

  const inbox = async (token: string | undefined): Promise<number> =>
    (await fetch(`${house.service.url}/api/gateway/v1/notices`, { headers: { authorization: `Bearer ${token}` } }))
      .status;

  it('comes by a token with its secret, in the body or as Basic, and acts with it', async () => {
    const { clientId, clientSecret, id } = await newSecret();
    const { status, body } = await ask({ ...GRANT, client_id: clientId, client_secret: clientSecret });
    expect([status, body.expires_in, await inbox(body.access_token)]).toEqual([200, 240, 200]);
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    expect((await ask(GRANT, { authorization: basic })).status).toBe(200);
    const kept = await coordinator.get<ClientSecretDto[]>(pathOf('san-1'));
    expect(kept.body.find((one) => one.id === id)).toMatchObject({
      createdBy: 'coordinadora-1',
      lastUsedAt: expect.stringContaining('T'),
    });
    expect(JSON.stringify(kept.body)).not.toContain(clientSecret);
    await newSecret();
  });

  it('has two secrets at most, and one that was ended opens nothing', async () => {
    expect((await coordinator.post<{ code: string }>(pathOf('san-1'))).body.code).toBe('CLIENT_SECRET.TOO_MANY');
    const live = (await coordinator.get<ClientSecretDto[]>(pathOf('san-1'))).body.filter(({ endedAt }) => !endedAt);
    for (const { id } of live) await coordinator.delete(`${pathOf('san-1')}/${id}`);
    const { clientSecret, id } = await newSecret();
    const sent = { ...GRANT, client_id: 'san-1', client_secret: clientSecret };
    expect((await ask(sent)).status).toBe(200);
    await coordinator.delete(`${pathOf('san-1')}/${id}`);
    expect(await ask(sent)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('is told apart by nothing else: not by another’s secret, not in an office where it does not work', async () => {
    const { clientSecret } = await newSecret();
    const as = (client_id: string, more: Record<string, string> = {}) =>
      ask({ ...GRANT, client_id, client_secret: clientSecret, ...more });
    expect((await as('san-2')).status).toBe(401);
    expect((await as('san-1', { scope: `commune:${ELSEWHERE}` })).status).toBe(401);
    expect((await as('san-1', { scope: 'everything' })).body.error).toBe('invalid_scope');
    expect((await as('san-1', { grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
    expect((await ask(GRANT)).body.error).toBe('invalid_request');
  });

  it('is nobody once it was taken out of the directory', async () => {
    await coordinator.put(`/communes/${HERE}/staff/san-3`, SYSTEM);
    const { clientSecret } = await newSecret('san-3');
    const sent = { ...GRANT, client_id: 'san-3', client_secret: clientSecret };
    expect((await ask(sent)).status).toBe(200);
    await coordinator.put(`/communes/${HERE}/staff/san-3`, { ...SYSTEM, active: false }, { ifMatch: 1 });
    expect((await ask(sent)).status).toBe(401);
  });

  it('opens nothing of another office, whoever bears its name there', async () => {
    const elsewhere = await house.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
    await elsewhere.put(`/communes/${ELSEWHERE}/staff/coordinadora-2`, { ...SYSTEM, roles: ['coordinator'] });
    await coordinator.put(`/communes/${HERE}/staff/coordinadora-2`, SYSTEM);
    const { clientSecret } = await newSecret('coordinadora-2');
    const sent = { ...GRANT, client_id: 'coordinadora-2', client_secret: clientSecret };
    expect((await ask({ ...sent, scope: `commune:${ELSEWHERE}` })).status).toBe(401);
    const { body } = await ask(sent);
    const claims = JSON.parse(Buffer.from(body.access_token!.split('.')[1]!, 'base64url').toString()) as object;
    expect(claims).toMatchObject({ roles: ['integrator'], communes: [HERE] });
    // Who is of the office by now signs in as a person.
    await coordinator.put(
      `/communes/${HERE}/staff/coordinadora-2`,
      { ...SYSTEM, roles: ['coordinator'] },
      { ifMatch: 1 },
    );
    expect((await ask(sent)).status).toBe(401);
  });

  it('is not for people of the office, nor for another office to give', async () => {
    expect((await coordinator.post<{ code: string }>(pathOf('gestora-1'))).body.code).toBe(
      'CLIENT_SECRET.NOT_A_SYSTEM',
    );
    expect((await coordinator.post<{ code: string }>(pathOf('nadie'))).body.code).toBe('STAFF.NOT_FOUND');
    const elsewhere = await house.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
    expect((await elsewhere.post<{ code: string }>(pathOf('san-1'))).body.code).toBe('REACH.OTHER_COMMUNE');
  });

  it('leaves no secret in the table', async () => {
    const { clientSecret } = await newSecret();
    const rows = await house.rows('select t::text as row from client_secrets t');
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain(clientSecret);
  });
});
