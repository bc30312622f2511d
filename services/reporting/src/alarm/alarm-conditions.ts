import type { AlarmRule } from '@oln/contracts';
import type { Cell } from '../figure/cell.js';
import { limitFor, type Threshold } from './alarm-rules.js';
import type { Condition } from './alarm.js';

/** What the figures of a commune say on a day, as far as anybody could be alarmed by it. */
export interface Findings {
  /** Of what waits, by priority: `value` is how many days. */
  waiting: readonly Cell[];
  /** Of requests that wait for somebody: the same. */
  queue: readonly Cell[];
  /** `work.overdue` by process. */
  overdue: readonly Cell[];
  /** `gap.open` by sector. */
  gaps: readonly Cell[];
  /** `case.in-charge` by person and line. */
  inCharge: readonly Cell[];
  /** `staff.maximum` by person and line: `value` is how many. */
  maxima: readonly Cell[];
  /** Cases too long without a session, by who is in charge of them; none: nobody is. */
  withoutSession: readonly { person: string | null; n: number }[];
}

/** Families that somebody of a line attends at most, where the directory says nothing. */
export type Maxima = Readonly<Record<string, number>>;

type Found = Omit<Condition, 'rule' | 'limit'> & { limit?: number };

/** What stands for a code that is none, for the queue of intake among the lists, and for nobody in charge. */
export const HAS_NO_NAME = 'other';
export const QUEUE = 'queue';
export const NOBODY = 'nobody';

/** Of each code the highest value. */
function oldest(cells: readonly Cell[], subjectOf: (cell: Cell) => string): Found[] {
  const found = new Map<string, number>();
  for (const cell of cells)
    if (cell.n > 0) found.set(subjectOf(cell), Math.max(found.get(subjectOf(cell)) ?? 0, cell.value));
  return [...found].map(([subject, value]) => ({ subject, value }));
}

function counted(cells: readonly Cell[]): Found[] {
  const found = new Map<string, number>();
  for (const { code, n } of cells) found.set(code || HAS_NO_NAME, (found.get(code || HAS_NO_NAME) ?? 0) + n);
  return [...found].map(([subject, value]) => ({ subject, value }));
}

/** Families of each person, with the maximum above which they are too many. */
function caseloads({ inCharge, maxima }: Findings, house: Maxima, tolerated: number): Found[] {
  const most = new Map(maxima.map(({ line, code, value }) => [`${line}.${code}`, value]));
  const found = new Map<string, { value: number; line: string }>();
  for (const { line, code, n } of inCharge) {
    const subject = `${line}.${code}`;
    found.set(subject, { line, value: (found.get(subject)?.value ?? 0) + n });
  }
  return [...found].flatMap(([subject, { value, line }]) => {
    const maximum = most.get(subject) ?? house[line];
    return maximum === undefined ? [] : [{ subject, value, limit: maximum + tolerated }];
  });
}

const FINDS: Readonly<Record<AlarmRule, (findings: Findings, house: Maxima, threshold: Threshold) => Found[]>> = {
  'waiting-age': ({ waiting, queue }) => [
    ...oldest(waiting, ({ code }) => code || HAS_NO_NAME),
    ...oldest(queue, () => QUEUE),
  ],
  'work-overdue': ({ overdue }) => counted(overdue),
  'caseload-over': (findings, house, { limit }) => caseloads(findings, house, limit),
  'gaps-by-sector': ({ gaps }) => counted(gaps),
  'no-session': ({ withoutSession }) =>
    withoutSession.map(({ person, n }) => ({ subject: person ?? NOBODY, value: n, person: person ?? undefined })),
};

/** What is above its limit. Pure. */
export function conditionsOf(
  findings: Findings,
  rules: Readonly<Record<AlarmRule, Threshold>>,
  house: Maxima,
): Condition[] {
  return (Object.keys(FINDS) as AlarmRule[]).flatMap((rule) => {
    const threshold = rules[rule];
    if (!threshold.enabled) return [];
    return FINDS[rule](findings, house, threshold)
      .map(({ limit, ...found }) => ({ rule, ...found, limit: limit ?? limitFor(threshold, found.subject) }))
      .filter(({ value, limit }) => value > limit);
  });
}
