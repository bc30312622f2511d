import { trigramsOf } from '@oln/identity';
import { createHmac } from 'node:crypto';
import { Keys, type KeyRing } from './key-ring.js';
import { openBox, sealBox } from './sealed-box.js';

/** A sealed field was changed, belongs to another place, or its key is gone. Never says what is in it. */
export class SealedFieldError extends Error {
  override readonly name = 'SealedFieldError';
}

const VERSION = 1;
const TOKEN_BYTES = 8;

/**
 * Encrypts columns and makes the keyed hashes by which they are found. `context` names the place (`child.name`): what
 * was sealed for one place does not open in another.
 * Layout: version (1 byte), length of the key id (1), key id, nonce (12), ciphertext, tag (16).
 */
export class FieldCipher {
  private readonly fields: Keys;
  private readonly index: Keys;

  constructor(ring: KeyRing) {
    this.fields = new Keys(() => ring.field);
    this.index = new Keys(() => ring.index);
  }

  seal(text: string, context: string): Buffer {
    const head = headOf(this.fields.currentId);
    return Buffer.concat([head, sealBox(this.fields.current, Buffer.from(text, 'utf8'), boundTo(head, context))]);
  }

  open(sealed: Uint8Array, context: string): string {
    const { head, keyId, box } = partsOf(sealed);
    const key = this.fields.get(keyId);
    try {
      return openBox(key, box, boundTo(head, context)).toString('utf8');
    } catch (cause) {
      throw new SealedFieldError(`A sealed field of ${context} cannot be opened`, { cause });
    }
  }

  /** True if the field was sealed with a key that is no longer the current one. */
  isOutdated(sealed: Uint8Array): boolean {
    return partsOf(sealed).keyId !== this.fields.currentId;
  }

  /** Keyed hash for exact matching, hex. Compares what it is given: normalise first (`parseRun`, `normaliseName`). */
  exact(kind: string, text: string): string {
    return this.hash(this.index.currentId, kind, text);
  }

  /** The hash under every key of the ring, the current first: finds rows that were not yet indexed again. */
  exactCandidates(kind: string, text: string): string[] {
    return this.index.ids.map((id) => this.hash(id, kind, text));
  }

  /** One keyed token per trigram of the normalised text, 8 bytes hex, sorted, without doubles. */
  trigrams(text: string): string[] {
    const tokens = trigramsOf(text).map((trigram) =>
      this.hash(this.index.currentId, 'trigram', trigram).slice(0, 2 * TOKEN_BYTES),
    );
    return [...new Set(tokens)].sort();
  }

  private hash(keyId: string, kind: string, text: string): string {
    return createHmac('sha256', this.index.get(keyId))
      .update(`${kind.length}:${kind}:${text.normalize('NFC')}`)
      .digest('hex');
  }
}

const headOf = (keyId: string): Buffer =>
  Buffer.concat([Buffer.from([VERSION, keyId.length]), Buffer.from(keyId, 'ascii')]);

const boundTo = (head: Uint8Array, context: string): Buffer => Buffer.concat([head, Buffer.from(context, 'utf8')]);

function partsOf(sealed: Uint8Array): { head: Uint8Array; keyId: string; box: Uint8Array } {
  const [version, idLength = 0] = sealed;
  if (version !== VERSION || idLength === 0 || sealed.length < 2 + idLength) {
    throw new SealedFieldError('Not a sealed field');
  }
  const head = sealed.subarray(0, 2 + idLength);
  return { head, keyId: Buffer.from(head.subarray(2)).toString('ascii'), box: sealed.subarray(2 + idLength) };
}
