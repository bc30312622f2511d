import type { Grade, Moved, Paused, ProcessMessage, Reassigned } from '@oln/contracts';

/** A message to a process as the outbox keeps it: for life, so that it tells where a record stands without its table. */
export interface ToldMessage {
  payload: ProcessMessage;
  delivered: boolean;
  /** Wall time. */
  recordedAt: string;
  attempts: number;
}

/** Where the owner says that a record stands. Codes, ids and instants. */
export interface OwnersStanding {
  stage: string;
  version: number;
  since: string;
  outcome?: string;
  ended: boolean;
  priority?: Grade;
  personInCharge?: string;
  /** Code of the reason of the last step, and who took it. */
  reason?: string;
  actor?: string;
  pause?: { since: string; until: string; reason: string };
  /** When the record's process was first started, business time. */
  startedAt: string;
  /** How often the watchdog had to start it anew. */
  revived: number;
}

/** The messages of one process, oldest first; undefined if it was never started. */
export function standingOf(messages: readonly ToldMessage[]): OwnersStanding | undefined {
  let standing: OwnersStanding | undefined;
  for (const { payload } of messages) standing = after(standing, payload);
  return standing;
}

function after(standing: OwnersStanding | undefined, payload: ProcessMessage): OwnersStanding | undefined {
  if (payload.kind === 'start') return begun(standing, payload);
  if (!standing) return undefined;
  switch (payload.signal) {
    case 'moved':
      return moved(standing, payload.message as unknown as Moved);
    case 'reassigned':
      return { ...standing, personInCharge: (payload.message as unknown as Reassigned).personInCharge };
    case 'paused': {
      const { asOf, until, reason } = payload.message as unknown as Paused;
      return { ...standing, pause: { since: asOf, until, reason } };
    }
    case 'resumed':
      return { ...standing, pause: undefined };
    default:
      return standing;
  }
}

function begun(
  before: OwnersStanding | undefined,
  { input, revive }: Extract<ProcessMessage, { kind: 'start' }>,
): OwnersStanding {
  const { stage, version, priority, personInCharge, pause, asOf, anchors } = input;
  return {
    ...{ stage, version, priority, personInCharge, pause },
    since: anchors?.stageSince ?? asOf,
    outcome: before?.outcome,
    ended: false,
    startedAt: before?.startedAt ?? asOf,
    revived: (before?.revived ?? 0) + (revive ? 1 : 0),
  };
}

/** A record that stays in its stage (a new version) has been there since it entered it. */
function moved(standing: OwnersStanding, message: Moved): OwnersStanding {
  const { stage, version, outcome, ended, priority, reason, actor, anchors, asOf } = message;
  const entered = stage === standing.stage ? standing.since : asOf;
  return {
    ...standing,
    ...{ stage, version, reason, actor },
    since: anchors?.stageSince ?? entered,
    outcome: outcome ?? standing.outcome,
    ended: ended ?? false,
    priority: priority ?? standing.priority,
  };
}
