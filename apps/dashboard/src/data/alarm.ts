import type { AlarmRule, AlarmStage } from '@oln/contracts/processes';
import type { CodesOf } from '../words/codes.js';
import type { Language } from '../words/language.js';
import type { Say } from '../words/use-words.js';

/** What figures give cause for (`AlarmDto` of the service of reporting). */
export interface Alarm {
  id: string;
  commune: string;
  rule: AlarmRule;
  name: Readonly<Record<Language, string>>;
  unit: 'days' | 'clocks' | 'families' | 'gaps' | 'cases';
  /** Absent outside the commune, with the numbers, where it could be somebody. */
  subject?: string;
  stage: AlarmStage;
  limit?: number;
  latestValue?: number;
  /** Instant. */
  dueAt: string;
  /** Never told outside the commune. */
  personInCharge?: string;
}

export interface AlarmPage {
  items: Alarm[];
  next?: string;
}

/** What the subjects of a rule are codes of; those of the others are people. */
const SUBJECTS: Readonly<Partial<Record<AlarmRule, CodesOf>>> = {
  'waiting-age': 'priority',
  'work-overdue': 'process',
  'gaps-by-sector': 'sector',
};

/** What the records behind an alarm are codes of. */
export const CODES_BEHIND: Readonly<Partial<Record<AlarmRule, CodesOf>>> = { ...SUBJECTS, 'no-session': 'case-stage' };

const isSaid = (subject: string): subject is 'queue' | 'nobody' | 'other' => /^(queue|nobody|other)$/.test(subject);

/** What of it the alarm is about; undefined where that stays in the commune. */
export function subjectOf({ rule, subject }: Pick<Alarm, 'rule' | 'subject'>, say: Say): string | undefined {
  if (subject === undefined) return undefined;
  if (isSaid(subject)) return say.text(`subject.${subject}`);
  const codes = SUBJECTS[rule];
  if (codes) return say.code(codes, subject);
  if (rule !== 'caseload-over') return subject;
  const dot = subject.indexOf('.');
  return `${subject.slice(dot + 1)} (${say.code('line', subject.slice(0, dot))})`;
}

export const titleOf = (alarm: Alarm, say: Say): string =>
  [alarm.name[say.language], subjectOf(alarm, say)].filter(Boolean).join(': ');

const LOCAL = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Santiago' });

/** The day that an instant is of, where the house keeps its time: `2026-04-24`. */
export const localDayOf = (instant: string): string => LOCAL.format(new Date(instant));

export const isLate = ({ dueAt }: Pick<Alarm, 'dueAt'>, today: string): boolean => localDayOf(dueAt) < today;

/** What is due first. */
export const byDue = (alarms: readonly Alarm[]): Alarm[] =>
  [...alarms].sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));
