import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import { Keys, type KeySource } from './key-ring.js';
import { staysReadable } from './readable-payload.js';
import { openBox, sealBox } from './sealed-box.js';

const ENCODING = Buffer.from('binary/encrypted');
const BOUND = Buffer.from('oln.temporal-payload.v1');
const KEY_ID = 'encryption-key-id';
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * Encrypts every payload but what `readable-payload.ts` allows. The whole payload, its metadata included, is inside
 * the box; the key's id is outside, so that old histories open after a rotation.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly keys: Keys;

  constructor(payloadKeys: KeySource) {
    this.keys = new Keys(payloadKeys);
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (staysReadable(payload) ? payload : this.seal(payload)));
  }

  /** What is not encrypted (summaries, payloads of the server) passes as it is. */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (isSealed(payload) ? this.open(payload) : payload));
  }

  private seal(payload: Payload): Payload {
    const plain = PayloadMessage.encode(payload).finish();
    return {
      metadata: { encoding: ENCODING, [KEY_ID]: Buffer.from(this.keys.currentId) },
      data: sealBox(this.keys.current, plain, BOUND),
    };
  }

  private open({ metadata, data }: Payload): Payload {
    const keyId = Buffer.from(metadata?.[KEY_ID] ?? []).toString('utf8');
    return PayloadMessage.decode(openBox(this.keys.get(keyId), data ?? new Uint8Array(), BOUND));
  }
}

const isSealed = ({ metadata }: Payload): boolean =>
  metadata?.['encoding'] !== undefined && ENCODING.equals(metadata['encoding']);
