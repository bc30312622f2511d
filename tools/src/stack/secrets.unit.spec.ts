import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadKeyRing } from '@oln/crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentPaths } from './paths.js';
import { ensureSecrets } from './secrets.js';

describe('The secrets of an environment', () => {
  let folder: string;
  let paths: EnvironmentPaths;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-secrets-'));
    paths = { folder, secrets: join(folder, 'secrets.json') } as EnvironmentPaths;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, for their owner only', () => {
    const { keysFile } = ensureSecrets(paths);
    expect(() => loadKeyRing(keysFile)).not.toThrow();
    for (const file of [keysFile, paths.secrets]) expect(statSync(file).mode & 0o777).toBe(0o600);
    const keys = readFileSync(keysFile, 'utf8');
    expect(ensureSecrets(paths)).toEqual(JSON.parse(readFileSync(paths.secrets, 'utf8')));
    expect(readFileSync(keysFile, 'utf8')).toBe(keys);
  });

  it('grow by what a newer version needs', () => {
    const { nats, ...before } = ensureSecrets(paths);
    writeFileSync(paths.secrets, JSON.stringify({ ...before, nats: { house: nats.house } }));
    const grown = ensureSecrets(paths);
    expect(grown.nats.house).toBe(nats.house);
    expect(grown.nats.intake).toHaveLength(32);
    expect(grown.database).toEqual(before.database);
  });

  it('are no longer given once the key ring is lost: another one would mix with what it sealed', () => {
    const { keysFile } = ensureSecrets(paths);
    rmSync(keysFile);
    expect(() => ensureSecrets(paths)).toThrow(/put your copy of it back/);
  });

  it('are made whole after a first start that was cut short', () => {
    const { keysFile } = ensureSecrets(paths);
    rmSync(paths.secrets);
    expect(ensureSecrets(paths).keysFile).toBe(keysFile);
  });
});
