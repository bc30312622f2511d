import type { KeptFact } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

const FIRST = 'commitment';
const LAST = 'closed';

/** Marks of one community plan: the stage it is in, and each that it has reached, once. */
export function planFacts(facts: readonly KeptFact[]): Mark[] {
  if (!facts.some(({ name }) => name === 'community-plan.opened')) return [];
  const life = new Life();
  const reached = new Set<string>();
  for (const { name, at, data } of facts) {
    const stage =
      name === 'community-plan.opened' ? FIRST : name === 'community-plan.moved' ? text(data, 'to') : undefined;
    if (stage) life.hold('plan.stage', at, stage === LAST ? undefined : stage);
    if (stage && !reached.has(stage)) life.count('plan.reached', at, { code: stage });
    if (stage) reached.add(stage);
    if (name === 'community-plan.closed') life.count('plan.outcome', at, { code: text(data, 'outcome') });
  }
  return life.told();
}

/** Marks of one activity of a plan. */
export function activityFacts(facts: readonly KeptFact[]): Mark[] {
  const life = new Life();
  for (const { name, at, data } of facts)
    // Noon: the day in Santiago is the day that was said, in any season.
    if (name === 'activity.held')
      life.count('activity.held', at, { code: text(data, 'kind'), on: noonOf(text(data, 'heldOn')) ?? at });
  return life.told();
}

const noonOf = (date: string | undefined): number | undefined => {
  const noon = Date.parse(`${date}T16:00:00Z`);
  return Number.isNaN(noon) ? undefined : noon;
};
