import { createHash, randomBytes } from 'node:crypto';

/** What a cookie or a system holds: 32 random bytes, for an address or a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** As tables keep it (SHA-256): whoever reads one signs in as nobody. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
