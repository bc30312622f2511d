import type { KeptFact } from './history.js';
import { Life, wholeDays } from './life.js';
import type { Mark } from './mark.js';
import { factorMarks, factorsOf, type CaseFactors } from './case-factors.js';
import { count, instant, text } from './said.js';

interface Course {
  openedAt?: number;
  /** Acceptance of the invitation: from here on the family is attended. */
  acceptedAt?: number;
  exitAt?: number;
  factors?: CaseFactors;
}

/** Before the invitation was answered there is one stage; what follows it was accepted, or is none of the attended ones. */
const ATTENDED = new Set(['diagnosis', 'family-plan', 'execution', 'evaluation', 'closure']);
const ANSWERS: Readonly<Record<string, string>> = { 'invitation-rejected': 'rejected', 'not-located': 'not-located' };
const COMPLETED = new Set(['completed', 'partially-completed']);

/** Marks of one case from all that was told of it, in order. Nothing is said of a case of which it is not known that it was opened. */
export function caseFacts(facts: readonly KeptFact[]): Mark[] {
  const life = new Life();
  const course: Course = {};
  const ready = facts.some(({ name }) => name === 'case.opened');
  if (!ready) return [];
  for (const fact of facts) TOLD[fact.name]?.(life, course, fact);
  return life.told();
}

const TOLD: Readonly<Record<string, (life: Life, course: Course, fact: KeptFact) => void>> = {
  'case.opened': opened,
  'case.moved': moved,
  'case.reassigned': (life, course, { at, data }) => {
    if (course.exitAt === undefined) life.hold('case.in-charge', at, text(data, 'to'));
  },
  'case.closed': closed,
  'evaluation.held': (life, course, { at, data }) => tellFactors(life, course, at, data),
  'session.logged': (life, _course, { at, data }) =>
    life.count('case.session', at, { code: data.held === true ? 'held' : 'missed', on: instant(data, 'at', at) }),
};

function opened(life: Life, course: Course, { at, data }: KeptFact): void {
  course.openedAt = instant(data, 'openedAt', at);
  life.line = text(data, 'line') ?? '';
  life.count('case.invited', at, { code: text(data, 'priority'), on: course.openedAt });
  life.hold('case.stage', at, 'invitation');
  life.hold('case.in-charge', at, text(data, 'personInCharge'));
}

function moved(life: Life, course: Course, { at, data }: KeptFact): void {
  const to = text(data, 'to');
  const stood = life.heldSince('case.stage');
  // A stage that a case comes to from itself is not left.
  if (stood && stood.code !== to)
    life.count('case.stage-days', at, { code: stood.code, value: wholeDays(stood.since, at) });
  life.hold('case.stage', at, to === 'ended' ? undefined : to);
  if (to && ATTENDED.has(to) && course.acceptedAt === undefined) accepted(life, course, at);
  if (to === 'execution' && stood?.code === 'family-plan') life.count('case.planned', at, { on: course.acceptedAt });
}

function accepted(life: Life, course: Course, at: number): void {
  course.acceptedAt = at;
  life.count('case.invitation-answer', at, { code: 'accepted', on: course.openedAt });
  life.count('case.attended', at);
}

function closed(life: Life, course: Course, { at, data }: KeptFact): void {
  course.exitAt = instant(data, 'closedAt', at);
  const outcome = text(data, 'outcome') ?? '';
  life.hold('case.in-charge', at, undefined);
  life.count('case.exit', at, { code: outcome, on: course.exitAt });
  if (text(data, 'stage') === 'invitation')
    life.count('case.invitation-answer', at, { code: ANSWERS[outcome] ?? 'other', on: course.openedAt });
  if (course.acceptedAt === undefined) return;
  if (outcome === 'renounced') life.count('case.renounced', at, { on: course.acceptedAt });
  if (COMPLETED.has(outcome)) life.count('case.completed', at, { on: course.acceptedAt });
  tellFactors(life, course, at, data);
}

/** What an evaluation found holds until the next one finds something else; all of it belongs to the day on which the family accepted. */
function tellFactors(life: Life, course: Course, at: number, data: KeptFact['data']): void {
  const factors = factorsOf(data);
  if (!factors || course.acceptedAt === undefined) return;
  course.factors = factors;
  const on = course.acceptedAt;
  const when = (holds: boolean): string | undefined => (holds ? '' : undefined);
  life.hold('case.evaluated', at, '', { on });
  life.hold('case.risk-mitigated', at, when((count(factors, 'riskMitigated') ?? 0) > 0), { on });
  life.hold('case.protection-strengthened', at, when((count(factors, 'protectiveStrengthened') ?? 0) > 0), { on });
  factorMarks(life, factors, at, on);
}
