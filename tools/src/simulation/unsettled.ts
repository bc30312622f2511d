import { dayNumber } from '@oln/calendar';
import type { Rehearsal } from './rehearsal.js';
import type { RehearsedFamily } from './rehearsed-family.js';
import { shareOfChildren } from './scale.js';
import type { Check, Scenario } from './scenario.js';

/** Staff may be a little behind what was rehearsed, and clocks may be told a little late. */
const DAYS_OF_GRACE = 3;
/** By then every child that takes part has come, if there are so many activities before the cut-off. */
const FIRST_ACTIVITIES = 3;

/** What stands between a family and being counted. `place`: nobody has room for it; `invitation`: it has not been answered. */
export type Obstacle = 'place' | 'invitation' | 'course' | 'referral' | 'activity';

/** Of those whom a figure is about, the ones of whom time and places do not let it be known by its day; families, or children. */
export interface Unsettled {
  of: number;
  count: number;
  /** Where they stand then. */
  at: ReadonlyMap<Obstacle, number>;
}

/** Days of a check as far as the rehearsal may be trusted. */
interface Until {
  /** What happens later is not counted. */
  cutOff: number;
  /** What happens later is not known yet. */
  asOf: number;
}

interface Question {
  /** Whether the figure is about the family at all. */
  isAbout(family: RehearsedFamily): boolean;
  isSettled(family: RehearsedFamily): boolean;
}

/** Undefined: of a figure of which behaviour says nothing. */
export function unsettledFor(scenario: Scenario, rehearsal: Rehearsal, check: Check): Unsettled | undefined {
  const { indicator, kind, line, asOf } = check;
  const until = { cutOff: dayNumber(scenario.cutOff) - DAYS_OF_GRACE, asOf: dayNumber(scenario[asOf]) - DAYS_OF_GRACE };
  if (indicator === 'children-participating') return childrenWithoutActivity(scenario, rehearsal);
  const question = QUESTIONS[indicator]?.(until, kind === 'share' && !check.of);
  if (!question) return undefined;
  const families = rehearsal.families.filter(
    (family) => (line === undefined || family.line === line) && question.isAbout(family),
  );
  const unsettled = families.filter((family) => !question.isSettled(family));
  const at = new Map<Obstacle, number>();
  for (const family of unsettled) {
    const obstacle = indicator === 'referrals-effective' && family.referral ? 'referral' : obstacleOf(family, until);
    at.set(obstacle, (at.get(obstacle) ?? 0) + 1);
  }
  return { of: families.length, count: unsettled.length, at };
}

const isBy = (day: number | undefined, until: number): boolean => day !== undefined && day <= until;

/** Whoever waits for longer waits for somebody with room. */
const DAYS_UNTIL_OPENED = 10;

const obstacleOf = ({ on, openedOn, answeredOn }: RehearsedFamily, { cutOff, asOf }: Until): Obstacle => {
  if (!isBy(openedOn, cutOff) && cutOff - on > DAYS_UNTIL_OPENED) return 'place';
  return isBy(answeredOn, Math.min(cutOff, asOf)) ? 'course' : 'invitation';
};

/** A share is of those who got so far; a count is of all who come. */
type Asked = (until: Until, isShare: boolean) => Question;

const everybody = (): boolean => true;

const invited: Asked = ({ cutOff }) => ({
  isAbout: everybody,
  isSettled: ({ openedOn }) => isBy(openedOn, cutOff),
});

/** The day of the acceptance itself must not be after the cut-off. */
const attended: Asked = ({ cutOff }) => ({
  isAbout: everybody,
  isSettled: ({ answeredOn }) => isBy(answeredOn, cutOff),
});

const answered: Asked = ({ cutOff, asOf }, isShare) => ({
  isAbout: ({ openedOn }) => !isShare || isBy(openedOn, cutOff),
  isSettled: ({ openedOn, answeredOn }) => isBy(openedOn, cutOff) && isBy(answeredOn, asOf),
});

const ofAttended =
  (isKnown: (family: RehearsedFamily, asOf: number) => boolean): Asked =>
  ({ cutOff, asOf }, isShare) => ({
    isAbout: ({ acceptedOn }) => !isShare || isBy(acceptedOn, cutOff),
    isSettled: (family) => (isBy(family.acceptedOn, cutOff) ? isKnown(family, asOf) : isBy(family.answeredOn, cutOff)),
  });

const renounced = ofAttended(({ staysSince }, asOf) => isBy(staysSince, asOf));
const evaluated = ofAttended(({ family, staysSince, evaluatedOn }, asOf) =>
  isBy(family.renounces ? staysSince : evaluatedOn, asOf),
);

const ofEvaluated: Asked = (until, isShare) =>
  isShare
    ? {
        isAbout: ({ acceptedOn, evaluatedOn }) => isBy(acceptedOn, until.cutOff) && isBy(evaluatedOn, until.asOf),
        isSettled: everybody,
      }
    : evaluated(until, false);

const referred: Asked = ({ cutOff }, isShare) => ({
  isAbout: ({ family, accepts, referral }) =>
    isShare ? isBy(referral?.askedOn, cutOff) : accepts && family.needsPlace,
  isSettled: ({ referral, answeredOn, acceptedOn }) =>
    isBy(referral?.closedOn, cutOff) || (isBy(answeredOn, cutOff) && acceptedOn === undefined),
});

const QUESTIONS: Readonly<Record<string, Asked>> = {
  'families-invited': invited,
  'families-attended': attended,
  coverage: attended,
  'invitations-accepted': answered,
  'invitations-rejected': answered,
  'invitations-not-located': answered,
  renounced,
  'risk-mitigated': evaluated,
  'risk-mitigated-of-evaluated': ofEvaluated,
  'protection-strengthened': evaluated,
  'protection-strengthened-of-evaluated': ofEvaluated,
  'referrals-effective': referred,
};

/** Of the first activities of a commune's plan, how many there are until the cut-off: children come to one of them. */
export function firstActivitiesIn(scenario: Scenario, { activities }: Rehearsal, commune: string): number {
  const until = dayNumber(scenario.cutOff) - DAYS_OF_GRACE;
  return Math.min(FIRST_ACTIVITIES, (activities.get(commune) ?? []).filter((day) => day <= until).length);
}

function childrenWithoutActivity(scenario: Scenario, rehearsal: Rehearsal): Unsettled {
  const children = shareOfChildren(scenario);
  const without = scenario.communes.map(({ code }, at) =>
    firstActivitiesIn(scenario, rehearsal, code) === 0 ? children[at]! : 0,
  );
  const count = without.reduce((sum, number) => sum + number, 0);
  return { of: scenario.community.childrenInvited, count, at: new Map(count > 0 ? [['activity', count]] : []) };
}
