import type { KeptFact } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

/** Marks of one gap: demand with no offer to meet it. */
export function gapFacts(facts: readonly KeptFact[]): Mark[] {
  const life = new Life();
  for (const { name, at, data } of facts) {
    if (name === 'gap.opened') {
      life.count('gap.opened', at, { code: text(data, 'sector') });
      life.hold('gap.open', at, text(data, 'sector'));
    }
    if (name === 'gap.closed') life.hold('gap.open', at, undefined);
  }
  return life.told();
}
