import { EVENTS, eventType, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { MAX_PAYLOAD_BYTES } from '../outbox/append-outbox.js';

/** Why a message can never be taken in as it is. */
export type UnfitCode =
  'MESSAGE.TOO_BIG' | 'MESSAGE.NOT_JSON' | 'MESSAGE.NOT_AN_EVENT' | 'MESSAGE.UNKNOWN_TYPE' | 'MESSAGE.UNKNOWN_VERSION';

/** `ignored`: a fact of the house that this consumer does not hear. */
export type Decoded = { kind: 'heard'; event: OlnEvent } | { kind: 'ignored' } | { kind: 'unfit'; code: UnfitCode };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What a handler reaches is what the fact says it is of: one commune, never all of them. */
const COMMUNE = /^\d{5}$/;
const TYPE = /^(oln\.[a-z-]+\.[a-z0-9-]+\.[a-z0-9-]+)\.v\d+$/;

/** Reads messages for a consumer that hears `definitions`. Data is not checked: a newer maker may say more, or in more values. */
export class Decoder {
  private readonly heard: ReadonlySet<string>;
  private readonly stems: ReadonlySet<string>;
  private readonly house: ReadonlySet<string>;

  constructor(definitions: readonly EventDefinition[], house: readonly EventDefinition[] = EVENTS) {
    this.heard = new Set(definitions.map(eventType));
    this.stems = new Set([...this.heard].map(stemOf));
    this.house = new Set(house.map(eventType));
  }

  decode(bytes: Uint8Array): Decoded {
    if (bytes.length > MAX_PAYLOAD_BYTES) return { kind: 'unfit', code: 'MESSAGE.TOO_BIG' };
    const parsed = parse(bytes);
    if (parsed === undefined) return { kind: 'unfit', code: 'MESSAGE.NOT_JSON' };
    return isEvent(parsed) ? this.judge(parsed) : { kind: 'unfit', code: 'MESSAGE.NOT_AN_EVENT' };
  }

  private judge(event: OlnEvent): Decoded {
    if (this.heard.has(event.type)) return { kind: 'heard', event };
    const stem = stemOf(event.type);
    if (stem === '') return { kind: 'unfit', code: 'MESSAGE.UNKNOWN_TYPE' };
    // Another version of what is heard here: known to the house, it was published for others; unknown, it is newer than we are.
    if (this.stems.has(stem) && !this.house.has(event.type)) return { kind: 'unfit', code: 'MESSAGE.UNKNOWN_VERSION' };
    return { kind: 'ignored' };
  }
}

const stemOf = (type: string): string => TYPE.exec(type)?.[1] ?? '';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is OlnEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { specversion, id, type, subject, commune, entityversion, asof, data } = value as Record<string, unknown>;
  return (
    specversion === '1.0' &&
    typeof id === 'string' &&
    UUID.test(id) &&
    [type, subject, commune].every((field) => typeof field === 'string') &&
    COMMUNE.test(commune as string) &&
    Number.isInteger(entityversion) &&
    typeof asof === 'string' &&
    !Number.isNaN(Date.parse(asof)) &&
    typeof data === 'object' &&
    data !== null
  );
}
