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
  private inUse?: () => readonly string[];

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

  /**
   * Hashes are made with a key of the ring that is in use, as the database says it (docs/security.md, "The keys of the index"); until
   * somebody says so, with the current one.
   */
  followIndexKeys(inUse: () => readonly string[]): void {
    this.inUse = inUse;
  }

  /** With which key hashes are made: the current one once it is in use, until then the newest that is. */
  get indexKeyId(): string {
    const { currentId, ids } = this.index;
    const inUse = this.inUse?.() ?? [currentId];
    return [currentId, ...ids.slice(1).reverse()].find((id) => inUse.includes(id)) ?? currentId;
  }

  /** The key with which the ring says that hashes are to be made. */
  get currentIndexKeyId(): string {
    return this.index.currentId;
  }

  /** Every key of the ring, the one with which hashes are made first. */
  get indexKeyIds(): string[] {
    const { indexKeyId } = this;
    return [indexKeyId, ...this.index.ids.filter((id) => id !== indexKeyId)];
  }

  /**
   * Keyed hash for exact matching: the id of its key, a colon, hex. Compares what it is given: normalise first (`parseRun`,
   * `normaliseName`).
   */
  exact(kind: string, text: string): string {
    return this.exactUnder(this.indexKeyId, kind, text);
  }

  /** The hash that was made with one key of the ring. Throws {@link KeyRingError} if there is none of that id. */
  exactUnder(keyId: string, kind: string, text: string): string {
    return `${keyId}:${this.hash(keyId, kind, text)}`;
  }

  /** The hash under every key of the ring, the one that is made first: finds rows that were not yet indexed again. */
  exactCandidates(kind: string, text: string): string[] {
    return this.indexKeyIds.map((id) => this.exactUnder(id, kind, text));
  }

  /** One keyed token per trigram of the normalised text: the id of the key, a colon, 8 bytes hex; sorted, without doubles. */
  trigrams(text: string): string[] {
    return this.trigramsUnder(this.indexKeyId, text);
  }

  /** The tokens under each key of the ring, those that are made first. */
  trigramCandidates(text: string): string[][] {
    return this.indexKeyIds.map((id) => this.trigramsUnder(id, text));
  }

  private trigramsUnder(keyId: string, text: string): string[] {
    const tokens = trigramsOf(text).map(
      (trigram) => `${keyId}:${this.hash(keyId, 'trigram', trigram).slice(0, 2 * TOKEN_BYTES)}`,
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
