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
  retireKeys,
  rotateKey,
  withoutOldIndexKeys,
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

describe('The keys of the index', () => {
  it('go all but the current one, once nothing is left that was made with them; its number is not given again', () => {
    const rotated = rotateKey(newKeyRing(), 'index');
    const left = withoutOldIndexKeys(rotated);
    expect(left).toEqual({ ...rotated, index: { current: 'k2', keys: { k2: rotated.index.keys['k2'] } } });
    expect(parseKeyRing(JSON.stringify(left))).toEqual(left);
    expect(rotateKey(left, 'index').index.current).toBe('k3');
  });
});

describe('Keys that make what lasts for a while', () => {
  const DAY_MS = 86_400_000;
  const day = (number: number): Date => new Date(Date.parse('2026-03-01T00:00:00Z') + number * DAY_MS);
  const idsOf = (ring: KeyRing): string[] => Object.keys(ring.token.keys);

  it('stay until the last that they made is over, counted from when they were replaced', () => {
    const second = rotateKey(newKeyRing(), 'token', day(0));
    const third = rotateKey(second, 'token', day(20));
    expect(third.token.replaced).toEqual({ k1: day(0).toISOString(), k2: day(20).toISOString() });
    expect(idsOf(retireKeys(third, 'token', 31 * DAY_MS, day(31)))).toEqual(['k1', 'k2', 'k3']);
    const without = retireKeys(third, 'token', 31 * DAY_MS, day(32));
    expect([idsOf(without), without.token.replaced]).toEqual([['k2', 'k3'], { k2: day(20).toISOString() }]);
    expect(parseKeyRing(JSON.stringify(without))).toEqual(without);
    const last = retireKeys(without, 'token', 31 * DAY_MS, day(400));
    expect(last.token).toEqual({ current: 'k3', keys: { k3: third.token.keys['k3'] } });
    expect(rotateKey(last, 'token', day(401)).token.current).toBe('k4');
  });

  it('are given the whole time where nobody wrote down when they were replaced', () => {
    const { replaced: _unknown, ...before } = rotateKey(newKeyRing(), 'token', day(0)).token;
    const ring = { ...newKeyRing(), token: before };
    const found = retireKeys(ring, 'token', 31 * DAY_MS, day(100));
    expect(found.token.replaced).toEqual({ k1: day(100).toISOString() });
    expect(idsOf(retireKeys(found, 'token', 31 * DAY_MS, day(131)))).toEqual(['k1', 'k2']);
    expect(idsOf(retireKeys(found, 'token', 31 * DAY_MS, day(132)))).toEqual(['k2']);
  });

  it('are left alone, as the very same ring, where there is nothing to take out', () => {
    for (const ring of [newKeyRing(), rotateKey(newKeyRing(), 'token', day(0))])
      expect(retireKeys(ring, 'token', 31 * DAY_MS, day(1))).toBe(ring);
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
    [
      'a key that was replaced at no time',
      () => parseKeyRing(changed((ring) => Object.assign(ring['token']!, { replaced: { k1: 'soon' } }))),
      /token: key "k1" was replaced at no time/,
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
