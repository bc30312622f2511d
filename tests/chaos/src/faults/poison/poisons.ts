import { COMMUNE } from '../../load/office.js';
import { harmlessFact, type Harmless, type Published } from './sound-facts.js';
import type { Well } from './wells.js';

/** What is wrong with a message. */
export type PoisonKind =
  | 'not JSON'
  | 'unknown type'
  | 'unknown version'
  | 'data that does not fit'
  | 'too big to be read'
  | 'too big for the stream'
  | 'unknown commune'
  | 'of all communes'
  | 'refused for ever'
  | 'refused until repaired';

export interface Poison extends Published {
  kind: PoisonKind;
  commune: string;
  /** Services that hear its subject: each of them must cope. */
  hearers: readonly string[];
  sentAt?: number;
  /** The stream itself did not take it. */
  isKeptOut?: boolean;
}

/** No office is here, and so nobody who could be told anything. */
export const ELSEWHERE = '99999';

/** The server takes up to a megabyte, the stream half of it, a reader a quarter. */
const JUST_BELOW_SERVER = 1_040_000;
const JUST_BELOW_STREAM = 510_000;

/** A poison of each kind for who hears these subjects, made from a sound fact by spoiling one thing. */
const SPOIL: Record<PoisonKind, (subjects: readonly string[]) => Published & { commune?: string }> = {
  'not JSON': (subjects) => changed(subjects, ({ payload }) => payload.slice(0, -20)),
  'unknown type': (subjects) => withEvent(subjects, { type: 'quod-nemo-novit' }),
  'unknown version': (subjects) => {
    const fact = soundFor(subjects);
    return spoilt(fact, { type: fact.event.type.replace(/\d+$/, '99') });
  },
  'data that does not fit': (subjects) =>
    withEvent(subjects, { data: { person: null, roles: 'none', active: 'perhaps' } }),
  'too big to be read': (subjects) => withEvent(subjects, { padding: 'x'.repeat(JUST_BELOW_STREAM) }),
  'too big for the stream': (subjects) => withEvent(subjects, { padding: 'x'.repeat(JUST_BELOW_SERVER) }),
  'unknown commune': (subjects) => {
    const { event: _event, ...fact } = soundFor(subjects, ELSEWHERE);
    return { ...fact, commune: ELSEWHERE };
  },
  'of all communes': (subjects) => withEvent(subjects, { commune: '*' }),
  'refused for ever': (subjects) => changed(subjects, ({ payload }) => payload),
  'refused until repaired': (subjects) => changed(subjects, ({ payload }) => payload),
};

export const KINDS = Object.keys(SPOIL) as PoisonKind[];

/** Whose handler is made to refuse from outside: nothing is wrong with the message itself. */
export const isRefused = ({ kind }: Pick<Poison, 'kind'>): boolean =>
  kind === 'refused for ever' || kind === 'refused until repaired';

export function poisonOf(kind: PoisonKind, { subjects, hearers }: Well): Poison {
  const { commune = COMMUNE, ...published } = SPOIL[kind](subjects);
  return { ...published, kind, commune, hearers };
}

/** A well is where there is one. */
const soundFor = (subjects: readonly string[], commune = COMMUNE): Harmless => harmlessFact(subjects, commune)!;

function changed(subjects: readonly string[], payloadOf: (fact: Published) => string): Published {
  const { id, subject, payload } = soundFor(subjects);
  return { id, subject, payload: payloadOf({ id, subject, payload }) };
}

const withEvent = (subjects: readonly string[], more: object): Published => spoilt(soundFor(subjects), more);

const spoilt = ({ id, subject, event }: Harmless, more: object): Published => ({
  id,
  subject,
  payload: JSON.stringify({ ...event, ...more }),
});
