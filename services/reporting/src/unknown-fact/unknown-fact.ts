import { EVENTS, type EventDefinition } from '@oln/contracts';

/** `kind`: no contract names it. `version`: this release does not know it; such messages are parked and can be replayed by one that does. */
export const UNKNOWN_REASONS = ['kind', 'version'] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Messages of the stream that no figure is made of because nobody here knows what they say. */
export interface UnknownFact {
  why: UnknownReason;
  /** `community.mural.painted` */
  kind: string;
  messages: number;
}

/** Kinds of messages that the stream holds and no contract names. What is told to others alone is known, and not among them. */
export function unknownKinds(
  kinds: ReadonlyMap<string, number>,
  house: readonly EventDefinition[] = EVENTS,
): UnknownFact[] {
  const known = new Set(house.map(({ service, entity, event }) => `${service}.${entity}.${event}`));
  const unknown = new Map<string, number>();
  for (const [kind, messages] of kinds)
    if (!known.has(kind)) unknown.set(fitting(kind), (unknown.get(fitting(kind)) ?? 0) + messages);
  return [...unknown].map(([kind, messages]) => ({ why: 'kind' as const, kind, messages }));
}

/** A subject is somebody else's word: no more of it is kept than a name of ours has. */
const fitting = (kind: string): string => kind.replace(/[^a-z0-9.-]/g, '?').slice(0, 120);
