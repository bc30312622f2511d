import {
  ERASING_SERVICES,
  isRefusal,
  refuse,
  type AnonymisationCause,
  type AnonymisationOutcome,
  type ErasingService,
  type Refusal,
} from '@oln/contracts';
import type { CloseReason, HoldReason, PutBackReason } from './anonymisation-codes.js';
import { AnonymisationErrors } from './anonymisation.errors.js';

export interface NewAnonymisation {
  id: string;
  commune: string;
  /** The entry in use when it was opened. */
  personId: string;
  cause: AnonymisationCause;
  rightsRequestId?: string;
  /** By retention: nothing of the person may have ended later. */
  endedBefore?: Date;
}

interface Whole extends NewAnonymisation {
  version: number;
  openedAt: Date;
  openedBy: string;
  /** Business time at which it entered its stage. */
  stageSince: Date;
  /** The latest announcement: erasing begins so long after it. */
  announcedAt: Date;
  /** Orders to erase so far. */
  attempt: number;
}

interface Closing {
  outcome: AnonymisationOutcome;
  closeReason?: CloseReason;
  closedAt: Date;
}

/** Law 21.719: state by stage. */
export type Anonymisation = Whole &
  (
    | { stage: 'announced' }
    | { stage: 'held'; heldUntil: Date; holdReason: HoldReason }
    /** `entries`: of the person when it was ordered. `erasedBy`: services that have told. */
    | { stage: 'erasing'; entries: readonly string[]; erasedBy: readonly ErasingService[] }
    | ({ stage: 'closed' } & Closing)
  );

type In<Stage extends Anonymisation['stage']> = Extract<Anonymisation, { stage: Stage }>;

export type AnonymisationCommand =
  | { do: 'hold'; reason: HoldReason; until: Date; latest: Date }
  | { do: 'announce-again'; reason: PutBackReason }
  | { do: 'order'; entries: readonly string[] }
  | { do: 'hear-erased'; service: ErasingService }
  | { do: 'finish'; emptiedFamilyIds?: readonly string[] }
  | { do: 'call-off'; reason: CloseReason };
type Command<Name extends AnonymisationCommand['do']> = Extract<AnonymisationCommand, { do: Name }>;

/** In which stages a command can be given. Held against the process's own table by a test. */
const LEGAL_IN: Record<AnonymisationCommand['do'], readonly Anonymisation['stage'][]> = {
  hold: ['announced'],
  'announce-again': ['announced', 'held', 'erasing'],
  order: ['announced'],
  'hear-erased': ['erasing'],
  finish: ['erasing'],
  'call-off': ['announced', 'held', 'erasing'],
};

export const openAnonymisation = (opened: NewAnonymisation, by: string, asOf: Date): Anonymisation => ({
  ...opened,
  ...{ version: 1, openedAt: asOf, openedBy: by, stageSince: asOf, announcedAt: asOf, attempt: 0 },
  stage: 'announced',
});

/** The anonymisation after the command, one version on, or the reason why not. The clock is an argument. */
export function decideAnonymisation(
  before: Anonymisation,
  command: AnonymisationCommand,
  asOf: Date,
): Anonymisation | Refusal {
  if (!LEGAL_IN[command.do].includes(before.stage))
    return refuse(AnonymisationErrors.NOT_IN_STAGE, { params: { stage: before.stage } });
  const next = obey(before, command, asOf);
  return isRefusal(next) ? next : { ...next, version: before.version + 1 };
}

function obey(before: Anonymisation, command: AnonymisationCommand, asOf: Date): Anonymisation | Refusal {
  switch (command.do) {
    case 'hold':
      return hold(before, command, asOf);
    case 'announce-again':
      return { ...wholeOf(before), announcedAt: asOf, stageSince: asOf, stage: 'announced' };
    case 'order': {
      const ordered = { entries: command.entries, erasedBy: [], attempt: before.attempt + 1 };
      return { ...wholeOf(before), ...ordered, stageSince: asOf, stage: 'erasing' };
    }
    case 'hear-erased': {
      const { erasedBy, ...rest } = before as In<'erasing'>;
      return { ...rest, erasedBy: [...new Set([...erasedBy, command.service])].sort() };
    }
    case 'finish':
      if (!allErased(before as In<'erasing'>)) return refuse(AnonymisationErrors.NOT_ERASED);
      return closed(before, { outcome: 'anonymised', closedAt: asOf });
    case 'call-off':
      return closed(before, { outcome: 'called-off', closeReason: command.reason, closedAt: asOf });
  }
}

export const allErased = ({ erasedBy }: In<'erasing'>): boolean =>
  ERASING_SERVICES.every((service) => erasedBy.includes(service));

function hold(before: Anonymisation, { reason, until, latest }: Command<'hold'>, asOf: Date): Anonymisation | Refusal {
  if (until <= asOf) return refuse(AnonymisationErrors.DATE_PASSED, { field: 'until' });
  const params = { latest: latest.toISOString().slice(0, 10) };
  if (until > latest) return refuse(AnonymisationErrors.TOO_LONG, { field: 'until', params });
  return { ...wholeOf(before), heldUntil: until, holdReason: reason, stageSince: asOf, stage: 'held' };
}

const closed = (before: Anonymisation, closing: Closing): Anonymisation => ({
  ...wholeOf(before),
  ...closing,
  stageSince: closing.closedAt,
  stage: 'closed',
});

/** Without what belongs to its stage. */
function wholeOf(before: Anonymisation): Whole {
  const { id, commune, personId, cause, rightsRequestId, endedBefore, version } = before;
  const { openedAt, openedBy, stageSince, announcedAt, attempt } = before;
  return {
    ...{ id, commune, personId, cause, rightsRequestId, endedBefore, version },
    ...{ openedAt, openedBy, stageSince, announcedAt, attempt },
  };
}
