import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { announced, FieldCipher, newKeyRing, rotateKey, withoutOldIndexKeys, type KeyRing } from './index.js';

const ring = newKeyRing();
const cipher = new FieldCipher(ring);

describe('A sealed field', () => {
  it('opens to what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        (text, context) => cipher.open(cipher.seal(text, context), context) === text,
      ),
    );
  });

  it('shows nothing of its text and is never twice the same', () => {
    const sealed = cipher.seal('Martina Ñancupil', 'child.name');
    expect(sealed.toString('latin1')).not.toContain('Martina');
    expect(sealed.equals(cipher.seal('Martina Ñancupil', 'child.name'))).toBe(false);
  });

  it('has a version, the id of its key, a nonce and a tag around the text', () => {
    const sealed = cipher.seal('abc', 'child.name');
    expect(sealed[0]).toBe(1);
    expect(sealed.subarray(2, 2 + sealed[1]!).toString()).toBe('k1');
    expect(sealed).toHaveLength(1 + 1 + 2 + 12 + 3 + 16);
  });

  it('does not open in another place', () => {
    const sealed = cipher.seal('Martina', 'child.name');
    expect(() => cipher.open(sealed, 'caregiver.name')).toThrow('A sealed field of caregiver.name cannot be opened');
  });

  it('does not open once a single bit of it was changed', () => {
    const sealed = cipher.seal('Martina', 'child.name');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => cipher.open(changed, 'child.name')).toThrow();
    }
  });

  it('does not open when cut short, and an empty column says so', () => {
    const sealed = cipher.seal('', 'child.name');
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => cipher.open(sealed.subarray(0, length), 'child.name')).toThrow();
    expect(() => cipher.open(Buffer.alloc(0), 'child.name')).toThrow('Not a sealed field');
  });

  it('does not open with another ring, and the error does not tell what was in it', () => {
    const sealed = cipher.seal('Martina', 'child.name');
    expect(() => new FieldCipher(newKeyRing()).open(sealed, 'child.name')).toThrow(
      expect.objectContaining({ name: 'SealedFieldError' }),
    );
  });
});

describe('After a rotation', () => {
  const rotated = rotateKey(ring, 'field');
  const after = new FieldCipher(rotated);

  it('what the old key sealed still opens, and is known as outdated', () => {
    const old = cipher.seal('Martina', 'child.name');
    expect(after.open(old, 'child.name')).toBe('Martina');
    expect(after.isOutdated(old)).toBe(true);
    expect(after.isOutdated(after.seal('Martina', 'child.name'))).toBe(false);
  });

  it('the id of the key is bound to the box', () => {
    const sealed = after.seal('Martina', 'child.name');
    sealed.write('k1', 2);
    expect(() => after.open(sealed, 'child.name')).toThrow('cannot be opened');
  });

  it('a key that was taken away is named', () => {
    const sealed = after.seal('Martina', 'child.name');
    expect(() => cipher.open(sealed, 'child.name')).toThrow('no key "k2"');
  });
});

describe('Keyed hashes', () => {
  it('are the same for the same text and kind, and for nothing else', () => {
    expect(cipher.exact('run', '12345678-5')).toMatch(/^k1:[0-9a-f]{64}$/);
    expect(cipher.exact('run', '12345678-5')).toBe(new FieldCipher(ring).exact('run', '12345678-5'));
    expect(cipher.exact('run', '12345678-5')).not.toBe(cipher.exact('name', '12345678-5'));
    expect(cipher.exact('run', '12345678-5')).not.toBe(cipher.exact('run', '12345687-K'));
    expect(cipher.exact('run', '12345678-5')).not.toBe(new FieldCipher(newKeyRing()).exact('run', '12345678-5'));
  });

  it('keep kind and text apart', () => {
    expect(cipher.exact('a', 'b:c')).not.toBe(cipher.exact('a:b', 'c'));
  });

  it('do not depend on how accents are coded', () => {
    expect(cipher.exact('name', 'jose\u0301')).toBe(cipher.exact('name', 'josé'));
  });

  it('are found under every key of the ring while the index is rebuilt', () => {
    const after = new FieldCipher(rotateKey(ring, 'index'));
    const before = cipher.exact('run', '12345678-5');
    expect(after.exact('run', '12345678-5')).toMatch(/^k2:/);
    expect(after.exactCandidates('run', '12345678-5')).toEqual([after.exact('run', '12345678-5'), before]);
    expect(after.exactUnder('k1', 'run', '12345678-5')).toBe(before);
    expect(() => after.exactUnder('k9', 'run', '12345678-5')).toThrow('no key "k9"');
  });
});

describe('Hashes are made with a key that is in use', () => {
  const second = rotateKey(ring, 'index');
  const third = rotateKey(second, 'index');
  const made = (of: KeyRing, inUse: string[]): string[] => {
    const asked = new FieldCipher(of);
    asked.followIndexKeys(() => inUse);
    return [asked.indexKeyId, ...asked.exactCandidates('run', '1').map((hash) => hash.split(':')[0]!)];
  };

  it('which the current one of the ring is not before the database says so', () => {
    expect(made(ring, ['k1'])).toEqual(['k1', 'k1']);
    expect(made(announced(ring, second), ['k1'])).toEqual(['k1', 'k1', 'k2']);
    expect(made(second, ['k1'])).toEqual(['k1', 'k1', 'k2']);
    expect(made(second, ['k1', 'k2'])).toEqual(['k2', 'k2', 'k1']);
  });

  it('nor the one before any more, once it was taken out of use', () => {
    expect(made(announced(ring, second), ['k2'])).toEqual(['k2', 'k2', 'k1']);
    expect(made(second, ['k2'])).toEqual(['k2', 'k2', 'k1']);
    expect(made(withoutOldIndexKeys(second), ['k2'])).toEqual(['k2', 'k2']);
  });

  it('and that is the newest of those that are in use, while the current one is not', () => {
    expect(made(third, ['k1', 'k2'])).toEqual(['k2', 'k2', 'k3', 'k1']);
    // Nobody said anything yet, or of keys that are not in this ring: the current one, and the database refuses it if it must.
    expect(made(third, [])[0]).toBe('k3');
    expect(made(ring, ['k2'])[0]).toBe('k1');
  });
});

describe('Keyed trigrams', () => {
  it('are 8 bytes hex each, sorted, without doubles', () => {
    const tokens = cipher.trigrams('Soto Soto');
    expect(tokens).toHaveLength(5);
    expect(tokens).toEqual([...new Set(tokens)].sort());
    for (const token of tokens) expect(token).toMatch(/^k1:[0-9a-f]{16}$/);
  });

  it('do not depend on case, accents or order', () => {
    expect(cipher.trigrams('María José Peña')).toEqual(cipher.trigrams('PENA  maria jose'));
  });

  it('are shared by names that look alike, and say nothing to who lacks the key', () => {
    const shared = (a: string[], b: string[]) => a.filter((token) => b.includes(token)).length;
    expect(shared(cipher.trigrams('González'), cipher.trigrams('Gonzales'))).toBe(7);
    expect(shared(cipher.trigrams('González'), new FieldCipher(newKeyRing()).trigrams('González'))).toBe(0);
  });

  it('are asked for under every key of the ring', () => {
    const after = new FieldCipher(rotateKey(ring, 'index'));
    expect(after.trigramCandidates('González')).toEqual([after.trigrams('González'), cipher.trigrams('González')]);
    expect(after.trigrams('González')[0]).toMatch(/^k2:/);
  });

  it('of nothing are none', () => {
    expect(cipher.trigrams('')).toEqual([]);
  });
});
