import { businessDaysBetween, daysBetween, localDate } from '@oln/calendar';
import { holidaysOf } from '@oln/calendar/holidays';
import { ROLE_LABELS, type Role } from '@oln/contracts';
import { processLabel, ruleLabels, stageLabel } from '@oln/contracts/process-labels';
import type { DueDateView } from '@oln/service-kit';
import { localMoment, type Language } from './local-time.js';

/** What a clock does next, and to whom: a person, and those who hold a role in the office. */
export interface NextRing {
  at: string;
  what: 'reminder' | 'due' | 'climb' | 'date-comes';
  toPerson?: string;
  toRoles: Role[];
  sentence: string;
}

export interface ClockWords {
  labels: { process: string; stage: string; rule: string };
  why: { countedFrom?: string; sentence: string };
  /** What happens if nobody acts. */
  otherwise: string;
  next?: NextRing;
  /** Until its date in Santiago; negative once it has passed. */
  daysLeft: number;
  businessDaysLeft: number;
}

/** A clock in the reader's language: which it is, what it counts from, what happens next and what if nobody acts. */
export function clockWords(view: DueDateView, asOf: Date, language: Language): ClockWords {
  const { process, stage, rule } = view;
  const words = ruleLabels(process, rule);
  return {
    labels: {
      process: processLabel(process)[language],
      stage: stageLabel(process, stage)[language],
      rule: words?.label[language] ?? rule,
    },
    why: whyOf(view, language),
    otherwise: words?.otherwise[language] ?? '',
    next: nextRing(view, asOf, language),
    ...timeLeft(view.due, asOf),
  };
}

function whyOf({ process, rule, countedFrom }: DueDateView, language: Language): ClockWords['why'] {
  const start = ruleLabels(process, rule)?.countedFrom[language];
  const when = countedFrom ? ` (${localMoment(countedFrom, language)})` : '';
  if (!start) return { countedFrom, sentence: when.trim() };
  const says = language === 'es' ? 'Se cuenta desde' : 'It counts from';
  return { countedFrom, sentence: `${says} ${start}${when}` };
}

/** Undefined once everybody who is to be told was told. */
function nextRing(view: DueDateView, asOf: Date, language: Language): NextRing | undefined {
  const ring = ringsOf(view).find(({ what, at }) => what !== 'reminder' || Date.parse(at) > asOf.getTime());
  return ring && { ...ring, sentence: sentenceOf(view, ring, language) };
}

type Ring = Omit<NextRing, 'sentence'>;

/** What is still to be told, in order. */
function ringsOf(view: DueDateView): Ring[] {
  const { due, remindAt, overdue, clock, climbs, climbed } = view;
  if (clock === 'ask') return [{ at: due, what: 'date-comes', toRoles: [] }];
  const overdueTo = view.overdueTo as Role;
  const mustAct = whoMustAct(view);
  const toRoles = [...new Set([...mustAct.toRoles, overdueTo])];
  const before: Ring[] = [
    ...(remindAt ? [{ at: remindAt, what: 'reminder' as const, ...mustAct }] : []),
    { at: due, what: 'due', toPerson: mustAct.toPerson, toRoles },
  ];
  const after = climbs
    .filter(({ to }) => !climbed.includes(to))
    .map(({ at, to }): Ring => ({ at, what: 'climb', toRoles: [to as Role] }));
  return overdue ? after : [...before, ...after];
}

/** As the clocks themselves tell it: of whom it is asked, else who is in charge, else who would be told. */
function whoMustAct({ askedOf, personInCharge, overdueTo }: DueDateView): Pick<Ring, 'toPerson' | 'toRoles'> {
  if (askedOf) return { toRoles: [askedOf as Role] };
  return personInCharge ? { toPerson: personInCharge, toRoles: [] } : { toRoles: [overdueTo as Role] };
}

function sentenceOf({ process, rule }: DueDateView, ring: Ring, language: Language): string {
  const at = localMoment(ring.at, language);
  const to = listed([ring.toPerson, ...ring.toRoles.map((role) => ROLE_LABELS[role][language])], language);
  const otherwise = ruleLabels(process, rule)?.otherwise[language] ?? '';
  const say = {
    es: {
      reminder: `El ${at} se le recuerda a ${to}`,
      due: `El ${at} vence y se avisa a ${to}`,
      climb: `El ${at} se avisa a ${to}`,
      'date-comes': `El ${at}: ${otherwise}`,
    },
    en: {
      reminder: `On ${at}, ${to} will be reminded`,
      due: `On ${at} it falls due and ${to} will be told`,
      climb: `On ${at}, ${to} will be told`,
      'date-comes': `On ${at}: ${otherwise}`,
    },
  };
  return say[language][ring.what];
}

const listed = (names: (string | undefined)[], language: Language): string =>
  names.filter((name) => name !== undefined).join(language === 'es' ? ' y a ' : ' and ');

function timeLeft(due: string, asOf: Date): Pick<ClockWords, 'daysLeft' | 'businessDaysLeft'> {
  const [today, last] = [localDate(asOf.getTime()), localDate(due)];
  const [first, final] = [today, last].map((date) => Number(date.slice(0, 4))).sort((one, other) => one - other);
  const years = Array.from({ length: final! - first! + 1 }, (_, index) => first! + index);
  return {
    daysLeft: daysBetween(today, last),
    businessDaysLeft: businessDaysBetween(today, last, holidaysOf(years)),
  };
}
