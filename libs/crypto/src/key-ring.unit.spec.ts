import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  KEY_PURPOSES,
  Keys,
  loadKeyRing,
  newKeyRing,
  parseKeyRing,
  rotateKey,
  writeKeyRing,
  type KeyRing,
} from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'oln-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const changed = (
  change: (ring: Record<string, { current: unknown; keys: Record<string, unknown> }>) => void,
): string => {
  const ring = structuredClone(newKeyRing());
  change(ring);
  return JSON.stringify(ring);
};

describe('A new key ring', () => {
  it('has a key of its own for every purpose', () => {
    const ring = newKeyRing();
    const keys = KEY_PURPOSES.map((purpose) => ring[purpose].keys['k1']);
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(Buffer.from(key!, 'base64')).toHaveLength(32);
  });

  it('is written for its owner only, read back, and never written over', () => {
    const path = join(folder, 'keys.json');
    const ring = newKeyRing();
    writeKeyRing(path, ring);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadKeyRing(path)).toEqual(ring);
    expect(() => writeKeyRing(path, newKeyRing())).toThrow('EEXIST');
    expect(loadKeyRing(path)).toEqual(ring);
  });
});

describe('A rotated key ring', () => {
  it('has a new current key and keeps the old ones', () => {
    const ring = newKeyRing();
    const rotated = rotateKey(rotateKey(ring, 'field'), 'field');
    expect(rotated.field.current).toBe('k3');
    expect(Object.keys(rotated.field.keys)).toEqual(['k1', 'k2', 'k3']);
    expect(rotated.index).toEqual(ring.index);
    expect(new Keys(rotated.field).ids).toEqual(['k3', 'k1', 'k2']);
    expect(parseKeyRing(JSON.stringify(rotated))).toEqual(rotated);
  });

  it('does not reuse the id of a key that was taken away', () => {
    const rotated = rotateKey(rotateKey(newKeyRing(), 'field'), 'field');
    const { k1: _gone, ...kept } = rotated.field.keys;
    expect(rotateKey({ ...rotated, field: { ...rotated.field, keys: kept } }, 'field').field.current).toBe('k4');
  });
});

describe('A broken key ring says what is wrong and no key', () => {
  it.each([
    [
      'no file',
      () => loadKeyRing(join(folder, 'none.json')),
      /none\.json cannot be read \(ENOENT\): set OLN_KEYS_FILE/,
    ],
    ['a folder', () => loadKeyRing(folder), /cannot be read \(EISDIR\)/],
    ['no JSON', () => parseKeyRing('{"field": secret-key', 'keys.json'), /^keys\.json is not a JSON object$/],
    ['a list', () => parseKeyRing('[]'), /is not a JSON object/],
    [
      'a missing purpose',
      () => parseKeyRing(changed((ring) => delete ring['token'])),
      /token needs "current" \(a key id\) and "keys"/,
    ],
    [
      'a current key that is not there',
      () => parseKeyRing(changed((ring) => (ring['index']!.current = 'k7'))),
      /index: the current key "k7" is not among its keys/,
    ],
    [
      'a current key named like a method',
      () => parseKeyRing(changed((ring) => (ring['index']!.current = 'toString'))),
      /is not among its keys/,
    ],
    [
      'a short key',
      () => parseKeyRing(changed((ring) => (ring['field']!.keys['k1'] = 'c2hvcnQ='))),
      /field: key "k1" is not 32 bytes in base64/,
    ],
    [
      'a key that is no text',
      () => parseKeyRing(changed((ring) => (ring['field']!.keys['k1'] = 5))),
      /is not 32 bytes/,
    ],
    [
      'a strange id',
      () => parseKeyRing(changed((ring) => (ring['field']!.keys['a b'] = ring['field']!.keys['k1']))),
      /a key id has 1 to 32/,
    ],
  ])('with %s', (_, load, message) => {
    expect(load).toThrow(message);
    expect(load).toThrow(expect.objectContaining({ name: 'KeyRingError' }));
  });

  it('and quotes nothing of a file that is no JSON', () => {
    const path = join(folder, 'half.json');
    const key = newKeyRing().field.keys['k1']!;
    writeFileSync(path, `{"field": {"current": "k1", "keys": {"k1": "${key}`);
    expect(() => loadKeyRing(path)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(key.slice(0, 8)) }),
    );
  });

  it('and names the key that is missing when data still needs it', () => {
    const ring: KeyRing = newKeyRing();
    expect(() => new Keys(ring.field).get('k9')).toThrow('no key "k9": was it removed while data still needs it?');
  });
});
