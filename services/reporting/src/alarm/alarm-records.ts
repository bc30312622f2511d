import type { LocalDate } from '@oln/calendar';
import type { AlarmRule } from '@oln/contracts';
import type { Counted } from '../figure/records.repository.js';
import { HAS_NO_NAME, NOBODY, QUEUE } from './alarm-conditions.js';
import { olderThan, silentCases } from './alarm-findings.repository.js';
import type { Threshold } from './alarm-rules.js';
import type { Alarm } from './alarm.js';

type What = Pick<Counted, 'measure' | 'codes' | 'line' | 'also'>;

const coded = (subject: string): string[] => [subject === HAS_NO_NAME ? '' : subject];

/** What each rule counts, record by record (one of them may be late with several clocks); of what has an age, what is beyond the limit. */
const COUNTS: Readonly<Record<AlarmRule, (alarm: Alarm, threshold: Threshold) => What>> = {
  'waiting-age': ({ subject, limit }) => ({
    ...(subject === QUEUE
      ? ({ measure: 'request.stage', codes: ['assignment'] } as const)
      : ({ measure: 'referral.waiting', codes: coded(subject) } as const)),
    also: olderThan(limit),
  }),
  'work-overdue': ({ subject }) => ({ measure: 'work.overdue', codes: coded(subject) }),
  'caseload-over': ({ subject }) => {
    const dot = subject.indexOf('.');
    return { measure: 'case.in-charge', line: subject.slice(0, dot), codes: [subject.slice(dot + 1)] };
  },
  'gaps-by-sector': ({ subject }) => ({ measure: 'gap.open', codes: coded(subject) }),
  'no-session': ({ subject }, { days }) => ({
    measure: 'case.stage',
    codes: ['execution'],
    also: silentCases(subject === NOBODY ? undefined : subject, days),
  }),
};

/** The records behind an alarm, as they stand on a day. */
export const countedBy = (alarm: Alarm, threshold: Threshold, on: LocalDate): Counted => ({
  ...COUNTS[alarm.rule](alarm, threshold),
  ...{ commune: alarm.commune, period: { from: on, to: on, asOf: on }, standsOn: on },
});
