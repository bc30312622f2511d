import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Drawn for many boxes at once: asking the system costs more than sealing. */
const drawn = Buffer.alloc(NONCE_BYTES * 256);
let used = drawn.length;

/** Holds until the next one is asked for: whoever keeps it copies it. */
function freshNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += NONCE_BYTES;
  return drawn.subarray(used - NONCE_BYTES, used);
}

/** AES-256-GCM: nonce, ciphertext, tag. `bound` is authenticated with it and must be the same when it is opened. */
export function sealBox(key: Buffer, plain: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws if the box was changed, or sealed with another key or for another purpose. */
export function openBox(key: Buffer, box: Uint8Array, bound: Uint8Array): Buffer {
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new Error('The box is too short');
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, box.length - TAG_BYTES)), decipher.final()]);
}
