import {
  announced,
  dropSigningKey,
  LONGEST_DEV_TOKEN_SECONDS,
  loadKeyRing,
  loadSigningKeys,
  retireKeys,
  rotateKey,
  rotateSigningKey,
  withoutOldIndexKeys,
  type KeyPurpose,
  type KeyRing,
  type SigningKeys,
} from '@oln/crypto';
import { Problem } from '../problem.js';
import { oldKeys, stillNeeded, type IndexKeysOf } from './index-keys.js';
import { releaseLock, takeLock } from './lock.js';
import { delay } from './part.js';
import { writeSecret, type Secrets } from './secrets.js';

/** What is rotated while everything runs. Of `index` the services then replace what the key before has made. */
export const ROTATED = ['signing', 'payload', 'field', 'token', 'index'] as const;
export type Rotated = (typeof ROTATED)[number];

/**
 * Until everybody knows a key that was written down: files are looked at each second, and who verifies tokens looks for a key that
 * it does not know every five.
 */
const KNOWN_AFTER_MS = 7_000;

/** An hour more than the longest token is good for: clocks differ. */
const TOKENS_LAST_MS = (LONGEST_DEV_TOKEN_SECONDS + 3_600) * 1_000;

type KeyFiles = Pick<Secrets, 'keysFile' | 'signingKeysFile'>;

/**
 * New keys, without a call refused: written beside the others first, made the current ones once everybody knows them. What older
 * keys have sealed opens as before; of those that sign, the last two stay (what older ones signed has expired), and those of tokens
 * until the last token of theirs has expired. Throws
 * {@link Problem} while another rotation is under way: two would write different keys under one name; and while a key of the index is
 * still being replaced.
 */
export async function rotateKeys(
  files: KeyFiles,
  purposes: readonly Rotated[],
  knownAfterMs = KNOWN_AFTER_MS,
): Promise<void> {
  await alone(files, () => rotate(files, purposes, knownAfterMs));
}

/**
 * Takes the keys of the index that were replaced out of the ring: in no database is anything left that they made. Gives which they were. Throws
 * {@link Problem} while a service needs them: what it has could not be found any more, and people would be entered twice.
 */
export function retireIndexKeys(files: Pick<KeyFiles, 'keysFile'>, states: readonly IndexKeysOf[]): Promise<string[]> {
  return alone(files, async () => {
    const ring = loadKeyRing(files.keysFile);
    const old = oldKeys(ring.index);
    const needed = stillNeeded(ring.index, states);
    if (states.length === 0) throw new Problem('No service has said yet what it has: ./oln up starts them.');
    if (old.length > 0 && needed.length > 0)
      throw new Problem(
        `The old key of the index is still needed by ${needed.join(', ')}: ./oln keys list says how far they are. It cannot go before.`,
      );
    if (old.length > 0) writeSecret(files.keysFile, withoutOldIndexKeys(ring));
    return old;
  });
}

async function alone<Result>({ keysFile }: Pick<KeyFiles, 'keysFile'>, work: () => Promise<Result>): Promise<Result> {
  const lock = `${keysFile}.lock`;
  if (!takeLock(lock)) throw new Problem('The keys are being changed already: wait for that to end.');
  try {
    return await work();
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
  if (purposes.includes('index') && oldKeys(before.index).length > 0)
    throw new Problem(
      'The key of the index is still being replaced: ./oln keys list says how far that is, ./oln keys retire index ends it. Other keys: name them.',
    );
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
    .reduce((next, purpose) => rotateKey(next, purpose), withoutExpired(ring));

const withoutExpired = (ring: KeyRing, now = new Date()): KeyRing => retireKeys(ring, 'token', TOKENS_LAST_MS, now);

/** When a key of tokens that was replaced is taken out: at the first start or rotation after this. */
export const retiredAfter = (replaced: string): Date => new Date(Date.parse(replaced) + TOKENS_LAST_MS);

/**
 * Takes out keys of tokens whose tokens have all expired; nobody is refused for it. Done at each start; a rotation under way does it
 * itself.
 */
export function retireExpiredKeys({ keysFile }: Pick<KeyFiles, 'keysFile'>, now = new Date()): void {
  const lock = `${keysFile}.lock`;
  if (!takeLock(lock)) return;
  try {
    const before = loadKeyRing(keysFile);
    const ring = withoutExpired(before, now);
    if (ring !== before) writeSecret(keysFile, ring);
  } finally {
    releaseLock(lock);
  }
}

/** With the new one, the one that signs now, and the one before it: tokens last four minutes. */
function signingAfter(before: SigningKeys): SigningKeys {
  const older = Object.keys(before.keys).filter((id) => id !== before.current);
  return older.slice(0, -1).reduce((next, id) => dropSigningKey(next, id), rotateSigningKey(before));
}
