import { isRefusal, refuse, type Refusal, type Severity, type WatchOutcome, type WatchStage } from '@oln/contracts';
import { gravest } from '../severity/severity.js';
import { WatchErrors } from './watch.errors.js';

interface WatchFacts {
  /** The child's own id: one watch per child, ever. */
  id: string;
  commune: string;
  version: number;
  stageSince: Date;
  openedAt: Date;
  /** Highest of its open alerts; low where none is open. */
  severity: Severity;
  /** Alerts so far, and those of them that are not answered yet. */
  alerts: number;
  open: number;
  lastJoinedAt?: Date;
  lastReviewedAt?: Date;
  /** Its quiet was due while alerts were open: it goes quiet with the last of them. */
  quietDueSince?: Date;
  personInCharge?: string;
}

export type ActiveWatch = WatchFacts & { stage: 'active' };
export type QuietWatch = WatchFacts & { stage: 'quiet' };
export type EndedWatch = WatchFacts & { stage: 'ended'; outcome: WatchOutcome; endedAt: Date };
/** Process §5. A watch that went quiet lives on: the next alert of the child finds it. */
export type Watch = ActiveWatch | QuietWatch | EndedWatch;

export const isEnded = (watch: Watch): watch is EndedWatch => watch.stage === 'ended';

export const openWatch = (id: string, commune: string, asOf: Date): ActiveWatch => {
  const nothing = { severity: 'low', alerts: 0, open: 0 } as const;
  return { id, commune, version: 1, stage: 'active', stageSince: asOf, openedAt: asOf, ...nothing };
};

/** What is open of a child, as its alerts say. */
export interface OpenOfChild {
  open: number;
  severity: Severity;
}

export type WatchCommand =
  | { do: 'join'; severity: Severity; personInCharge?: string; alerts: number; open: number }
  | { do: 'settle'; now: OpenOfChild }
  | { do: 'review' }
  | { do: 'come-to-rest' }
  | { do: 'end'; outcome: WatchOutcome }
  | { do: 'restore'; alerts: number; now: OpenOfChild }
  | { do: 'put-in-charge'; person: string | undefined };

export type WatchCommandName = WatchCommand['do'];

const LIVING = ['active', 'quiet'] as const;

/** In which stages a command can be given. `restore` undoes a merge: the watch was never another's. */
export const WATCH_LEGAL_IN = {
  join: LIVING,
  settle: LIVING,
  review: LIVING,
  'come-to-rest': ['active'],
  end: LIVING,
  restore: ['ended'],
  'put-in-charge': LIVING,
} as const satisfies Record<WatchCommandName, readonly WatchStage[]>;

/** The watch after the command, one version on, or the reason why not. */
export function decideWatch(watch: Watch, command: WatchCommand, asOf: Date): Watch | Refusal {
  const legal: readonly WatchStage[] = WATCH_LEGAL_IN[command.do];
  if (!legal.includes(watch.stage)) return refuse(WatchErrors.NOT_IN_STAGE, { params: { stage: watch.stage } });
  const next = obey(watch, command, asOf);
  return isRefusal(next) ? next : { ...next, version: watch.version + 1 };
}

function obey(watch: Watch, command: WatchCommand, asOf: Date): Watch | Refusal {
  switch (command.do) {
    case 'join':
      return join(watch as ActiveWatch | QuietWatch, command, asOf);
    case 'settle':
      return settleOpen(watch as ActiveWatch | QuietWatch, command.now, asOf);
    case 'review':
      return { ...watch, lastReviewedAt: asOf };
    case 'come-to-rest':
      return watch.open === 0 ? quiet(watch, asOf) : { ...watch, quietDueSince: watch.quietDueSince ?? asOf };
    case 'end':
      return { ...watch, stage: 'ended', stageSince: asOf, outcome: command.outcome, endedAt: asOf };
    case 'restore':
      return restore(watch as EndedWatch, command, asOf);
    case 'put-in-charge':
      return watch.personInCharge === command.person
        ? refuse(WatchErrors.SAME_PERSON)
        : { ...watch, personInCharge: command.person };
  }
}

function join(
  watch: ActiveWatch | QuietWatch,
  { severity, personInCharge, alerts, open }: Extract<WatchCommand, { do: 'join' }>,
  asOf: Date,
): ActiveWatch {
  const { quietDueSince: _due, ...facts } = watch;
  return {
    ...facts,
    stage: 'active',
    stageSince: watch.stage === 'active' ? watch.stageSince : asOf,
    severity: watch.open === 0 ? severity : gravest(watch.severity, severity),
    alerts: watch.alerts + alerts,
    open: watch.open + open,
    lastJoinedAt: asOf,
    personInCharge: watch.personInCharge ?? personInCharge,
  };
}

/** With the last open alert answered, a watch whose ninety days have passed goes quiet. */
function settleOpen(watch: ActiveWatch | QuietWatch, { open, severity }: OpenOfChild, asOf: Date): Watch {
  const settled = { ...watch, open, severity };
  return open === 0 && watch.stage === 'active' && watch.quietDueSince ? quiet(settled, asOf) : settled;
}

function quiet(watch: WatchFacts, asOf: Date): QuietWatch {
  const { quietDueSince: _due, ...facts } = watch;
  return { ...facts, severity: 'low', stage: 'quiet', stageSince: asOf };
}

function restore(
  { outcome: _outcome, endedAt: _endedAt, ...watch }: EndedWatch,
  { alerts, now }: Extract<WatchCommand, { do: 'restore' }>,
  asOf: Date,
): ActiveWatch {
  return { ...watch, ...now, alerts, stage: 'active', stageSince: asOf };
}
