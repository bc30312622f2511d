import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openBox, sealBox } from './sealed-box.js';

const NONCE_BYTES = 12;

describe('A sealed box', () => {
  const key = randomBytes(32);
  const bound = Buffer.from('request.narrative:1');

  it('has a nonce of its own, however many are sealed, and opens to what was put in', () => {
    const boxes = Array.from({ length: 2_000 }, (_, number) => sealBox(key, Buffer.from(`text ${number}`), bound));
    const nonces = new Set(boxes.map((box) => box.subarray(0, NONCE_BYTES).toString('hex')));
    expect(nonces.size).toBe(2_000);
    expect(boxes.map((box) => openBox(key, box, bound).toString())).toEqual(boxes.map((_, number) => `text ${number}`));
  });

  it('that was changed, or is opened for another purpose, stays shut', () => {
    const box = sealBox(key, Buffer.from('text'), bound);
    expect(() => openBox(key, box, Buffer.from('request.narrative:2'))).toThrow();
    box[NONCE_BYTES]! ^= 1;
    expect(() => openBox(key, box, bound)).toThrow();
  });
});
