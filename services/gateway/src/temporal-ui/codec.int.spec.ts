import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { EncryptionCodec, loadKeyRing } from '@oln/crypto';
import { backEnds } from '@oln/testing';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const PLAIN = { metadata: { encoding: base64('json/plain') }, data: base64('{"stage":"diagnosis"}') };

describe('What a process was given', () => {
  let house: GatewayHouse;
  let sealed: unknown;

  beforeAll(async () => {
    house = await GatewayHouse.open({ OLN_TEMPORAL_UI_URL: 'http://127.0.0.1:1' });
    const codec = new EncryptionCodec(loadKeyRing(backEnds().secrets.keysFile).payload);
    const metadata = { encoding: Buffer.from('json/plain') };
    const [box] = await codec.encode([{ metadata, data: Buffer.from('{"stage":"diagnosis"}') }]);
    const named = Object.entries(box!.metadata!).map(([name, value]) => [name, Buffer.from(value!).toString('base64')]);
    sealed = { metadata: Object.fromEntries(named), data: Buffer.from(box!.data!).toString('base64') };
  });
  afterAll(() => house?.close());

  const url = () => `${house.service.url}/temporal/codec/decode`;
  async function decode(role: Role, body: unknown): Promise<{ status: number; body: unknown }> {
    const token = await house.token('supervisora-1', [role]);
    const answer = await fetch(url(), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  it.each<Role>(['regional-supervisor', 'national-supervisor'])(
    'is opened for a %s, and that is audited',
    async (role) => {
      expect(await decode(role, { payloads: [sealed, PLAIN] })).toEqual({
        status: 200,
        body: { payloads: [PLAIN, PLAIN] },
      });
      const entries = await house.rows<{ person: string; commune: string }>(
        `select person, commune from audit where action = 'process.payloads' and roles = array[$1]`,
        [role],
      );
      expect(entries).toEqual([{ person: 'supervisora-1', commune: HERE }]);
    },
  );

  it('is nobody else’s to read', async () => {
    for (const role of ['operator', 'coordinator', 'integrator'] as const)
      expect([role, (await decode(role, { payloads: [sealed] })).status]).toEqual([role, 403]);
    const stranger = await fetch(url(), {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(stranger.status).toBe(401);
  });

  it('is refused where it is no payload, or sealed by others', async () => {
    for (const body of [{}, { payloads: 'a' }, { payloads: Array.from({ length: 1_001 }, () => PLAIN) }])
      expect((await decode('regional-supervisor', body)).status).toBe(400);
    const { metadata } = sealed as { metadata: Record<string, string> };
    const broken = { metadata, data: base64('nothing') };
    expect((await decode('regional-supervisor', { payloads: [broken] })).status).toBe(400);
  });
});
