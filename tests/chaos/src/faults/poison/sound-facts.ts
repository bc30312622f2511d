import { randomUUID } from 'node:crypto';
import {
  eventSubject,
  eventType,
  gatewayEvents,
  intakeEvents,
  type EventDefinition,
  type OlnEvent,
} from '@oln/contracts';
import { matches } from '../../house/stream-reader.js';

/** A fact on its way into the stream. */
export interface Published {
  id: string;
  subject: string;
  payload: string;
}

/** Whom facts of probes are about: nobody who works here. */
export const PROBED_PERSON = 'sonda';
const COORDINATOR = 'coordinadora-1';

type Made = { definition: EventDefinition; about: string; data: Record<string, unknown> };

/** Facts that every office hears all the time, and that change nothing for anybody. */
const HARMLESS: readonly (() => Made)[] = [
  () => ({
    definition: gatewayEvents.staffChanged,
    about: randomUUID(),
    data: { person: `${PROBED_PERSON}-${randomUUID().slice(0, 8)}`, roles: [], active: true, caseloads: [] },
  }),
  () => {
    const about = randomUUID();
    const to = { toPerson: COORDINATOR, urgency: 'digest' };
    return {
      definition: intakeEvents.noticeRaised,
      about,
      data: { code: 'staff.left', about, aboutKind: 'staff', ...to },
    };
  },
];

export type Harmless = Published & { event: OlnEvent };

/** A fact that somebody who hears these subjects takes in without harm; undefined if we know of none. */
export function harmlessFact(subjects: readonly string[], commune: string): Harmless | undefined {
  const made = HARMLESS.map((make) => make()).find(({ definition }) =>
    subjects.some((pattern) => matches(pattern, eventSubject(definition, commune))),
  );
  if (!made) return undefined;
  const event = eventOf(made, commune);
  return { id: event.id, subject: eventSubject(made.definition, commune), payload: JSON.stringify(event), event };
}

function eventOf({ definition, about, data }: Made, commune: string): OlnEvent {
  const now = new Date().toISOString();
  const type = eventType(definition);
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: `/oln/${definition.service}`,
    type,
    subject: about,
    time: now,
    datacontenttype: 'application/json',
    dataschema: `urn:oln:schema:${type}`,
    commune,
    entityversion: 1,
    asof: now,
    actor: 'system',
    data,
  };
}
