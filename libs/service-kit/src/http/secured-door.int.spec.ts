import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { securedGet, type Tls } from '@oln/crypto';
import { Authority, type Certified } from '@oln/testing/authority';
import type { RunningService } from '../index.js';
import { SmallHouse } from '../testing/small-house.spec.js';

describe('A service that is given a certificate', () => {
  let ours: Authority;
  let theirs: Authority;
  let own: Certified;
  let house: SmallHouse;
  let asking: RunningService;

  beforeAll(async () => {
    [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
    own = await ours.issue('cases');
    const shown = { OLN_HTTP_TLS_CERT: own.cert, OLN_HTTP_TLS_KEY: own.key };
    house = await SmallHouse.open('2026-03-02T13:00:00Z', () => shown);
    asking = await house.addReplica({ ...shown, OLN_REPLICA: 'asking', OLN_HTTP_TLS_CA: ours.ca });
  });
  afterAll(() => house?.close());

  const alive = async ({ url }: RunningService, tls: Tls): Promise<number | 'refused'> =>
    securedGet(tls)(`${url}/health/live`).then(
      ({ status }) => status,
      () => 'refused' as const,
    );

  it('speaks HTTPS, to whoever believes its authority, and no HTTP', async () => {
    const open = house.running[0]!;
    expect(open.url).toMatch(/^https:/);
    expect([await alive(open, { ca: ours.ca }), await alive(open, { ca: theirs.ca })]).toEqual([200, 'refused']);
    await expect(fetch(`${open.url.replace('https:', 'http:')}/health/live`)).rejects.toThrow();
  });

  it('lets nobody in without a certificate, or with one by another authority, where it is told by whom they must be', async () => {
    const gateway = await ours.issue('gateway');
    const stranger = await theirs.issue('gateway');
    expect(await alive(asking, { ca: ours.ca, ...gateway })).toBe(200);
    expect(await alive(asking, { ca: ours.ca })).toBe('refused');
    expect(await alive(asking, { ca: ours.ca, ...stranger })).toBe('refused');
  });
});
