import type { KeptFact } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

/** Marks of one procedure of administrative protection. */
export function measureFacts(facts: readonly KeptFact[]): Mark[] {
  if (!facts.some(({ name }) => name === 'measure.opened')) return [];
  const life = new Life();
  for (const { name, at, data } of facts) {
    if (name === 'measure.opened') {
      life.count('measure.opened', at);
      life.hold('measure.stage', at, 'opened');
    }
    if (name === 'measure.moved') {
      const to = text(data, 'to');
      life.hold('measure.stage', at, to === 'ended' ? undefined : to);
    }
    if (name === 'measure.ended') life.count('measure.outcome', at, { code: text(data, 'outcome') });
  }
  return life.told();
}
