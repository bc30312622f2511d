import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FieldCipher, followKeyRing, loadKeyRing, loadSigningKeys } from '@oln/crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentPaths } from './paths.js';
import { table } from '../verbs/keys.js';
import { releaseLock, takeLock } from './lock.js';
import { indexProgress, type IndexKeysOf } from './index-keys.js';
import { retiredAfter, retireExpiredKeys, retireIndexKeys, ROTATED, rotateKeys } from './rotate-keys.js';
import { ensureSecrets, writeSecret, type Secrets } from './secrets.js';

describe('Rotating keys', () => {
  let folder: string;
  let secrets: Secrets;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-keys-'));
    secrets = ensureSecrets({ folder, secrets: join(folder, 'secrets.json') } as EnvironmentPaths);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes new keys beside the old ones before anything is made with them', async () => {
    const before = { ring: loadKeyRing(secrets.keysFile), signing: loadSigningKeys(secrets.signingKeysFile) };
    const rotating = rotateKeys(secrets, ROTATED, 50);
    const meanwhile = { ring: loadKeyRing(secrets.keysFile), signing: loadSigningKeys(secrets.signingKeysFile) };
    expect([meanwhile.ring.field.current, meanwhile.signing.current]).toEqual([
      before.ring.field.current,
      before.signing.current,
    ]);
    expect([Object.keys(meanwhile.ring.field.keys), Object.keys(meanwhile.signing.keys).length]).toEqual([
      ['k1', 'k2'],
      2,
    ]);
    await rotating;
    const after = loadKeyRing(secrets.keysFile);
    expect([after.field.current, after.payload.current, after.token.current, after.index.current]).toEqual([
      ...['k2', 'k2', 'k2', 'k2'],
    ]);
    for (const file of [secrets.keysFile, secrets.signingKeysFile]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps of the keys that sign the two before, and no older one', async () => {
    const signers = [loadSigningKeys(secrets.signingKeysFile).current];
    for (let at = 0; at < 3; at++) {
      await rotateKeys(secrets, ['signing'], 0);
      signers.push(loadSigningKeys(secrets.signingKeysFile).current);
    }
    expect(Object.keys(loadSigningKeys(secrets.signingKeysFile).keys).sort()).toEqual(signers.slice(1).sort());
    expect(loadKeyRing(secrets.keysFile).field.current).toBe('k1');
  });

  it('takes keys of tokens out once all that they signed has expired, and says when that is', async () => {
    await rotateKeys(secrets, ['token', 'field'], 0);
    const replaced = loadKeyRing(secrets.keysFile).token.replaced!['k1']!;
    const over = retiredAfter(replaced);
    const [from, until] = [replaced, over.toISOString()].map((at) => at.slice(0, 10));
    expect(table(secrets)).toContain(`  token    k2 (new things), k1 (until ${from}, taken out after ${until})\n`);
    expect(table(secrets)).toContain(`  field    k2 (new things), k1 (until ${from})\n`);
    // The longest token, signed at the last moment, is good for a month; clocks differ by less than an hour.
    expect(over.getTime() - Date.parse(replaced)).toBe((31 * 24 + 1) * 3_600_000);
    const idsAt = (now: Date): string[] => {
      retireExpiredKeys(secrets, now);
      return Object.keys(loadKeyRing(secrets.keysFile).token.keys);
    };
    expect(idsAt(over)).toEqual(['k1', 'k2']);
    expect(idsAt(new Date(over.getTime() + 1))).toEqual(['k2']);
    expect(Object.keys(loadKeyRing(secrets.keysFile).field.keys)).toEqual(['k1', 'k2']);
    expect(table(secrets)).toContain('  token    k2 (new things)\n');
    expect(statSync(secrets.keysFile).mode & 0o777).toBe(0o600);
  });

  it('takes out at the next rotation, of whatever purpose, what a start has not', async () => {
    await rotateKeys(secrets, ['token'], 0);
    const ring = loadKeyRing(secrets.keysFile);
    const aged = { ...ring, token: { ...ring.token, replaced: { k1: '2020-01-01T00:00:00.000Z' } } };
    writeSecret(secrets.keysFile, aged);
    await rotateKeys(secrets, ['payload'], 0);
    expect(Object.keys(loadKeyRing(secrets.keysFile).token.keys)).toEqual(['k2']);
  });

  it('leaves the ring alone while somebody else changes it', async () => {
    await rotateKeys(secrets, ['token'], 0);
    expect(takeLock(`${secrets.keysFile}.lock`)).toBe(true);
    retireExpiredKeys(secrets, new Date('2100-01-01'));
    releaseLock(`${secrets.keysFile}.lock`);
    expect(Object.keys(loadKeyRing(secrets.keysFile).token.keys)).toEqual(['k1', 'k2']);
  });

  it('is done by one at a time: two would write different keys under one name', async () => {
    const first = rotateKeys(secrets, ['field'], 50);
    await expect(rotateKeys(secrets, ['field'], 0)).rejects.toThrow('being changed already');
    await first;
    await rotateKeys(secrets, ['field'], 0);
    expect(Object.keys(loadKeyRing(secrets.keysFile).field.keys)).toEqual(['k1', 'k2', 'k3']);
  });

  /** What a service says: the key before, until it is retired, and the new one, once it is in use. */
  const says = (service: string, rowsLeft: number | undefined, over: { retired?: true; new?: false } = {}) => ({
    service,
    keys: [
      { id: 'k1', rowsLeft, isRetired: over.retired ?? false },
      ...(over.new === false ? [] : [{ id: 'k2', isRetired: false }]),
    ],
  });
  const indexIds = (): string[] => Object.keys(loadKeyRing(secrets.keysFile).index.keys);

  it('leaves the old key of the index in until no service has anything left of it, and is refused meanwhile', async () => {
    await rotateKeys(secrets, ['index'], 0);
    await expect(rotateKeys(secrets, ROTATED, 0)).rejects.toThrow('still being replaced');
    await rotateKeys(secrets, ['field'], 0);
    const done = says('alerts', 0, { retired: true });
    const refused: [string, IndexKeysOf[]][] = [
      ['No service has said yet', []],
      ['needed by intake: ', [done, { service: 'intake', keys: [] }]],
      ['needed by intake: ', [done, says('intake', undefined, { new: false })]],
      ['needed by intake: ', [done, says('intake', 7)]],
      // None is left, but some may still be written.
      ['needed by intake: ', [done, says('intake', 0)]],
      // The key that is current here is not the one that took its place there: somebody has put another ring there.
      ['needed by intake, cases: ', [says('intake', 0, { retired: true, new: false }), says('cases', 1), done]],
    ];
    for (const [problem, states] of refused) await expect(retireIndexKeys(secrets, states)).rejects.toThrow(problem);
    expect(indexIds()).toEqual(['k1', 'k2']);
    expect(await retireIndexKeys(secrets, [done, says('intake', 0, { retired: true })])).toEqual(['k1']);
    expect([indexIds(), loadKeyRing(secrets.keysFile).index.replaced]).toEqual([['k2'], undefined]);
    expect(await retireIndexKeys(secrets, [done])).toEqual([]);
    await rotateKeys(secrets, ['index'], 0);
    expect(indexIds()).toEqual(['k2', 'k3']);
  });

  it('says how far each service is with the old key of the index', async () => {
    await rotateKeys(secrets, ['index'], 0);
    const states = [
      ...[says('intake', 1234), says('cases', undefined, { new: false }), says('alerts', undefined)],
      ...[says('gateway', 0, { retired: true }), { service: 'offer', keys: [] }],
    ];
    expect(indexProgress(loadKeyRing(secrets.keysFile).index, states)).toEqual([
      'k1: intake 1234 rows left, cases not begun, alerts not counted yet, gateway none left, offer not begun',
    ]);
  });

  it('is followed by who has the ring open: the new key seals, the old one opens', async () => {
    const cipher = new FieldCipher(followKeyRing(secrets.keysFile));
    const sealed = cipher.seal('Rayén', 'child.name');
    await rotateKeys(secrets, ['field'], 0);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect([cipher.open(sealed, 'child.name'), cipher.isOutdated(sealed)]).toEqual(['Rayén', true]);
    expect(cipher.isOutdated(cipher.seal('Rayén', 'child.name'))).toBe(false);
  });
});
