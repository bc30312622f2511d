import { Keys, type KeySource } from '@oln/crypto';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Who asks, as plain JSON (a principal). Proven by a seal: NATS itself knows the service only, not for whom it asks. */
export type Caller = object;

export interface SealedCall {
  subject: string;
  body: string;
  caller: Caller;
}

/** Headers of a question. */
export interface CallSeal {
  caller: string;
  expires: string;
  key: string;
  seal: string;
}

const LASTS_MS = 30_000;

/** HMAC over subject, body, caller and expiry, with a key derived from the ring's `token` keys. */
export class CallerSeal {
  private readonly keys: Keys;

  constructor(tokenKeys: KeySource) {
    this.keys = new Keys(tokenKeys);
  }

  seal({ subject, body, caller }: SealedCall, nowMs = Date.now()): CallSeal {
    const parts = {
      caller: Buffer.from(JSON.stringify(caller)).toString('base64url'),
      expires: String(nowMs + LASTS_MS),
      key: this.keys.currentId,
    };
    return { ...parts, seal: this.hash(subject, body, parts) };
  }

  /** The caller, or undefined if the seal is false, too old or made with a key we do not have. */
  open(subject: string, body: string, parts: CallSeal, nowMs = Date.now()): Caller | undefined {
    if (!this.keys.ids.includes(parts.key) || !(Number(parts.expires) >= nowMs)) return undefined;
    const expected = Buffer.from(this.hash(subject, body, parts));
    const given = Buffer.from(parts.seal);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
    return JSON.parse(Buffer.from(parts.caller, 'base64url').toString()) as Caller;
  }

  private hash(subject: string, body: string, { caller, expires, key }: Omit<CallSeal, 'seal'>): string {
    // Not the key itself: it signs tokens, and one must never pass for the other.
    const own = createHmac('sha256', this.keys.get(key)).update('oln.ask.v1').digest();
    const content = [subject, expires, key, caller, createHash('sha256').update(body).digest('hex')].join('\n');
    return createHmac('sha256', own).update(content).digest('base64url');
  }
}
