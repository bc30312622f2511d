import { refuse, type AlarmOutcome, type AlarmRule, type Refusal } from '@oln/contracts';
import { AlarmErrors } from './alarm.errors.js';

/** What was done about it. */
export const RESOLUTIONS = ['capacity-added', 'work-redistributed', 'backlog-cleared', 'referred-elsewhere'] as const;
/** Why nothing had to be done. */
export const DISMISSALS = ['known-and-accepted', 'data-wrong', 'seasonal'] as const;
export const CLOSING_REASONS = [...RESOLUTIONS, ...DISMISSALS, 'other'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** Figures of a commune that are above their limit. */
export interface Condition {
  rule: AlarmRule;
  subject: string;
  value: number;
  limit: number;
  /** Who answers for it, where that is somebody in particular; otherwise the coordinator. */
  person?: string;
}

interface Whole {
  id: string;
  commune: string;
  rule: AlarmRule;
  subject: string;
  version: number;
  /** As it was when it was opened. */
  value: number;
  limit: number;
  /** As it was when it was last looked at. */
  latestValue: number;
  latestAt: Date;
  openedAt: Date;
  stageSince: Date;
  /** Until when it is to be resolved. */
  dueAt: Date;
  personInCharge?: string;
}

interface Acknowledgement {
  acknowledgedAt: Date;
  acknowledgedBy: string;
}

interface Closing {
  outcome: AlarmOutcome;
  reason?: ClosingReason;
  closedAt: Date;
  closedBy: string;
  /** What it was about has been over since: it may come back at once. */
  isOver: boolean;
}

/** Process §9: state by stage. */
export type Alarm = Whole &
  (
    | { stage: 'open' }
    | ({ stage: 'acknowledged' } & Acknowledgement)
    | ({ stage: 'closed' } & Partial<Acknowledgement> & Closing)
  );

export type OpenAlarm = Exclude<Alarm, { stage: 'closed' }>;
export type ClosedAlarm = Extract<Alarm, { stage: 'closed' }>;
export const isOpen = (alarm: Alarm): alarm is OpenAlarm => alarm.stage !== 'closed';

export type AlarmCommand =
  | { do: 'acknowledge'; by: string }
  | { do: 'assign'; to: string }
  | { do: 'close'; outcome: 'resolved' | 'dismissed'; reason: ClosingReason; by: string }
  | { do: 'end'; by: string };

export const openAlarm = (
  { rule, subject, value, limit, person }: Condition,
  given: Pick<Whole, 'id' | 'commune' | 'dueAt'>,
  asOf: Date,
): Extract<Alarm, { stage: 'open' }> => ({
  ...{ ...given, rule, subject, value, limit, version: 1, personInCharge: person },
  ...{ latestValue: value, latestAt: asOf, openedAt: asOf, stageSince: asOf },
  stage: 'open',
});

/** The alarm after the command, one version on, or the reason why not. */
export function decideAlarm(before: Alarm, command: AlarmCommand, asOf: Date): Alarm | Refusal {
  if (!isOpen(before)) return refuse(AlarmErrors.CLOSED);
  const version = before.version + 1;
  switch (command.do) {
    case 'acknowledge':
      if (before.stage === 'acknowledged') return refuse(AlarmErrors.ACKNOWLEDGED);
      return {
        ...{ ...before, version, stageSince: asOf, acknowledgedAt: asOf, acknowledgedBy: command.by },
        stage: 'acknowledged',
      };
    case 'assign':
      if (before.personInCharge === command.to) return refuse(AlarmErrors.NOTHING_NEW, { field: 'person' });
      return { ...before, version, personInCharge: command.to };
    case 'close': {
      const { outcome, reason, by } = command;
      const reasons: readonly string[] = outcome === 'resolved' ? RESOLUTIONS : DISMISSALS;
      if (reason !== 'other' && !reasons.includes(reason)) return refuse(AlarmErrors.OTHER_REASON, { field: 'reason' });
      return closed(before, { outcome, reason, closedBy: by, isOver: false }, asOf);
    }
    case 'end':
      return closed(before, { outcome: 'ended', closedBy: command.by, isOver: true }, asOf);
  }
}

const closed = (before: OpenAlarm, closing: Omit<Closing, 'closedAt'>, asOf: Date): ClosedAlarm => ({
  ...before,
  ...closing,
  ...{ version: before.version + 1, stageSince: asOf, closedAt: asOf },
  stage: 'closed',
});

const DAY_MS = 86_400_000;
/** What somebody has closed is left alone for so long, if it does not end in between; then it is asked again. */
export const QUIET_DAYS = 30;

export interface Judged {
  opens: Condition[];
  ends: OpenAlarm[];
  /** Closed by somebody, and over since then. */
  over: ClosedAlarm[];
  goesOn: { alarm: OpenAlarm; value: number }[];
}

const keyOf = ({ rule, subject }: { rule: string; subject: string }): string => `${rule} ${subject}`;

/**
 * What there is to do, given what is above its limit now. One alarm for each rule and subject: it ends by itself once its cause has, and
 * what comes back is a new one. `open` and `closed`: of the commune; of those closed only what is not over yet.
 */
export function judge(
  conditions: readonly Condition[],
  { open, closed: quiet }: { open: readonly OpenAlarm[]; closed: readonly ClosedAlarm[] },
  asOf: Date,
): Judged {
  const holds = new Map(conditions.map((condition) => [keyOf(condition), condition]));
  const known = new Set(open.map(keyOf));
  const since = asOf.getTime() - QUIET_DAYS * DAY_MS;
  const left = new Set(quiet.filter(({ closedAt }) => closedAt.getTime() > since).map(keyOf));
  return {
    opens: [...holds.values()].filter((one) => !known.has(keyOf(one)) && !left.has(keyOf(one))),
    ends: open.filter((alarm) => !holds.has(keyOf(alarm))),
    over: quiet.filter((alarm) => !holds.has(keyOf(alarm))),
    goesOn: open.flatMap((alarm) => {
      const condition = holds.get(keyOf(alarm));
      return condition ? [{ alarm, value: condition.value }] : [];
    }),
  };
}
