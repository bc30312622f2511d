import type { KeyRing } from '@oln/crypto';

const key = Buffer.alloc(32, 7).toString('base64');
const ring = { current: 'spec', keys: { spec: key } };

/** Keys of recorded histories: not a secret, they seal codes of specs. */
export const SPEC_KEYS: KeyRing = { field: ring, index: ring, payload: ring, token: ring };
