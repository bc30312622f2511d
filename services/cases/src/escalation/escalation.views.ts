import type { EscalationDto } from './escalation.dto.js';
import { ownerOf, type Escalation } from './escalation.js';

/** Instants as text; everything else as it stands. */
const dated = (state: object): object =>
  Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value as unknown),
    ]),
  );

/** `account`: what has been done, for who may read it. */
export function escalationView(escalation: Escalation, account?: string): EscalationDto {
  const { pause, pauses: _past, ...state } = escalation;
  const paused = pause && { ...pause, since: pause.since.toISOString(), until: pause.until.toISOString() };
  return { ...dated(state), pause: paused, owner: ownerOf(escalation), account } as EscalationDto;
}
