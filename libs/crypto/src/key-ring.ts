import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ChangingFile } from './changing-file.js';

/** field: columns · index: keyed hashes for matching · payload: Temporal payloads · token: development tokens, questions between services. */
export const KEY_PURPOSES = ['field', 'index', 'payload', 'token'] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/** Keys of one purpose by id, base64, 32 bytes each. What is new is made with `current`; the others still open what is old. */
export interface KeySet {
  current: string;
  keys: Record<string, string>;
  /** When a key was replaced as the current one (ISO 8601), by id; absent of those that were before this was written down. */
  replaced?: Record<string, string>;
}

/** The key ring as it is kept in its file (mode 0600). */
export type KeyRing = Record<KeyPurpose, KeySet>;

/** Says which part of the ring is wrong, never a key. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError';
}

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;

export function loadKeyRing(path: string): KeyRing {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new KeyRingError(
      `The key ring ${path} cannot be read (${code}): set OLN_KEYS_FILE to a file this user may read`,
    );
  }
  return parseKeyRing(text, path);
}

/**
 * The ring of a file that may change while it is in use: who rotates writes a new key beside the others, then makes it the current
 * one, and nobody is started anew. Throws if it cannot be read now.
 */
export function followKeyRing(path: string): KeyRing {
  const file = new ChangingFile(path, loadKeyRing);
  const ring = {} as KeyRing;
  for (const purpose of KEY_PURPOSES)
    Object.defineProperty(ring, purpose, { enumerable: true, get: () => file.value[purpose] });
  return ring;
}

/** `name` is used in errors. The text itself never is: it holds keys. */
export function parseKeyRing(text: string, name = 'key ring'): KeyRing {
  const ring = parseObject(text, name);
  for (const purpose of KEY_PURPOSES) assertKeySet(ring[purpose], `${name}: ${purpose}`);
  return ring as KeyRing;
}

export function newKeyRing(): KeyRing {
  const fresh = (): KeySet => ({ current: 'k1', keys: { k1: newKey() } });
  return { field: fresh(), index: fresh(), payload: fresh(), token: fresh() };
}

/** Writes a ring where none is yet, readable by its owner only. Throws if there is one: lost keys are lost data. */
export function writeKeyRing(path: string, ring: KeyRing): void {
  writeFileSync(path, `${JSON.stringify(ring, undefined, 2)}\n`, { flag: 'wx', mode: 0o600 });
}

/** The ring with a new current key for a purpose. The hashes of the index are made again by the services after this. */
export function rotateKey(ring: KeyRing, purpose: KeyPurpose, now = new Date()): KeyRing {
  const { current, keys, replaced } = datedFrom(ring[purpose], now);
  const id = `k${Math.max(0, ...Object.keys(keys).map(numberOf)) + 1}`;
  const dates = { ...replaced, [current]: now.toISOString() };
  return { ...ring, [purpose]: { current: id, keys: { ...keys, [id]: newKey() }, replaced: dates } };
}

/** The current key has the highest number: none is given again after a key was taken away. */
const numberOf = (id: string): number => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0);

/** Of keys that were replaced nobody knows when, it was now at the latest. */
function datedFrom({ current, keys, replaced }: KeySet, now: Date): KeySet {
  const others = Object.keys(keys).filter((id) => id !== current);
  const dates = Object.fromEntries(others.map((id) => [id, replaced?.[id] ?? now.toISOString()]));
  return { current, keys, ...(others.length > 0 && { replaced: dates }) };
}

/**
 * The ring without those keys of a purpose that were replaced so long ago that nothing they made is good any more; `lastsMs`: for how
 * long it is. The very same ring if there is nothing to change. Not for keys that seal: what they sealed is opened for as long as it is kept.
 */
export function retireKeys(ring: KeyRing, purpose: 'token', lastsMs: number, now = new Date()): KeyRing {
  const { current, keys, replaced = {} } = datedFrom(ring[purpose], now);
  const isOver = (id: string): boolean => id !== current && Date.parse(replaced[id]!) + lastsMs < now.getTime();
  const kept = (of: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(of).filter(([id]) => !isOver(id)));
  const next = {
    current,
    keys: kept(keys),
    ...(Object.keys(kept(replaced)).length > 0 && { replaced: kept(replaced) }),
  };
  return JSON.stringify(next) === JSON.stringify(ring[purpose]) ? ring : { ...ring, [purpose]: next };
}

/** The ring with the current key of the index alone: for when nothing that was made with the others is left. */
export function withoutOldIndexKeys(ring: KeyRing): KeyRing {
  const { current, keys } = ring.index;
  return { ...ring, index: { current, keys: { [current]: keys[current]! } } };
}

/** As `after`, with every key of it, and nothing made with the new ones yet: first everybody is to know them. */
export const announced = <Ring extends Record<string, { current: string }>>(before: Ring, after: Ring): Ring =>
  Object.fromEntries(
    Object.entries(after).map(([purpose, set]) => [purpose, { ...set, current: before[purpose]!.current }]),
  ) as Ring;

/** A set of keys, or where it is asked for each time: a ring that is followed changes. */
export type KeySource = KeySet | (() => KeySet);

/** The keys of a purpose as bytes, ready for use. */
export class Keys {
  private readonly ask: () => KeySet;
  private read?: KeySet;
  private bytes = new Map<string, Buffer>();

  constructor(source: KeySource) {
    this.ask = typeof source === 'function' ? source : () => source;
  }

  get currentId(): string {
    return this.ask().current;
  }

  get current(): Buffer {
    return this.get(this.currentId);
  }

  get ids(): string[] {
    const { currentId } = this;
    return [currentId, ...[...this.byId().keys()].filter((id) => id !== currentId)];
  }

  get(id: string): Buffer {
    const key = this.byId().get(id);
    if (!key)
      throw new KeyRingError(`The key ring has no key "${printable(id)}": was it removed while data still needs it?`);
    return key;
  }

  private byId(): Map<string, Buffer> {
    const set = this.ask();
    if (set === this.read) return this.bytes;
    this.read = set;
    this.bytes = new Map(Object.entries(set.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
    return this.bytes;
  }
}

const newKey = (): string => randomBytes(KEY_BYTES).toString('base64');
const printable = (id: string): string => (KEY_ID.test(id) ? id : '?');

function parseObject(text: string, name: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // The parser's message quotes the text, which holds keys.
  }
  throw new KeyRingError(`${name} is not a JSON object`);
}

function assertKeySet(set: unknown, place: string): asserts set is KeySet {
  const { current, keys, replaced = {} } = (set ?? {}) as Partial<KeySet>;
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null) {
    throw new KeyRingError(`${place} needs "current" (a key id) and "keys" (keys by id)`);
  }
  for (const [id, key] of Object.entries(keys)) assertKey(id, key, place);
  if (!Object.hasOwn(keys, current))
    throw new KeyRingError(`${place}: the current key "${printable(current)}" is not among its keys`);
  for (const [id, at] of Object.entries(replaced ?? {}))
    if (Number.isNaN(Date.parse(at)))
      throw new KeyRingError(`${place}: key "${printable(id)}" was replaced at no time`);
}

function assertKey(id: string, key: unknown, place: string): void {
  if (!KEY_ID.test(id)) throw new KeyRingError(`${place}: a key id has 1 to 32 letters, digits, _ or -`);
  const bytes = typeof key === 'string' ? Buffer.from(key, 'base64') : Buffer.alloc(0);
  if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== key) {
    throw new KeyRingError(`${place}: key "${id}" is not ${KEY_BYTES} bytes in base64`);
  }
}
