import {
  announced,
  dropSigningKey,
  loadKeyRing,
  loadSigningKeys,
  rotateKey,
  rotateSigningKey,
  type KeyPurpose,
  type KeyRing,
  type SigningKeys,
} from '@oln/crypto';
import { Problem } from '../problem.js';
import { releaseLock, takeLock } from './lock.js';
import { delay } from './part.js';
import { writeSecret, type Secrets } from './secrets.js';

/** What is rotated while everything runs. Not `index`: the hashes in the tables would have to be computed again. */
export const ROTATED = ['signing', 'payload', 'field', 'token'] as const;
export type Rotated = (typeof ROTATED)[number];

/**
 * Until everybody knows a key that was written down: files are looked at each second, and who verifies tokens looks for a key that
 * it does not know every five.
 */
const KNOWN_AFTER_MS = 7_000;

type KeyFiles = Pick<Secrets, 'keysFile' | 'signingKeysFile'>;

/**
 * New keys, without a call refused: written beside the others first, made the current ones once everybody knows them. What older
 * keys have sealed opens as before; of those that sign, the last two stay (what older ones signed has expired). Throws
 * {@link Problem} while another rotation is under way: two would write different keys under one name.
 */
export async function rotateKeys(
  files: KeyFiles,
  purposes: readonly Rotated[],
  knownAfterMs = KNOWN_AFTER_MS,
): Promise<void> {
  const lock = `${files.keysFile}.lock`;
  if (!takeLock(lock)) throw new Problem('The keys are being changed already: wait for that to end.');
  try {
    await rotate(files, purposes, knownAfterMs);
  } finally {
    releaseLock(lock);
  }
}

async function rotate(
  { keysFile, signingKeysFile }: KeyFiles,
  purposes: readonly Rotated[],
  knownAfterMs: number,
): Promise<void> {
  const before = loadKeyRing(keysFile);
  const ring = ringAfter(before, purposes);
  const signingBefore = loadSigningKeys(signingKeysFile);
  const signing = purposes.includes('signing') ? signingAfter(signingBefore) : signingBefore;
  writeSecret(keysFile, announced(before, ring));
  writeSecret(signingKeysFile, { ...signing, current: signingBefore.current });
  await delay(knownAfterMs);
  writeSecret(keysFile, ring);
  writeSecret(signingKeysFile, signing);
}

const ringAfter = (ring: KeyRing, purposes: readonly Rotated[]): KeyRing =>
  purposes
    .filter((purpose): purpose is Exclude<Rotated, 'signing'> & KeyPurpose => purpose !== 'signing')
    .reduce((next, purpose) => rotateKey(next, purpose), ring);

/** With the new one, the one that signs now, and the one before it: tokens last four minutes. */
function signingAfter(before: SigningKeys): SigningKeys {
  const older = Object.keys(before.keys).filter((id) => id !== before.current);
  return older.slice(0, -1).reduce((next, id) => dropSigningKey(next, id), rotateSigningKey(before));
}
