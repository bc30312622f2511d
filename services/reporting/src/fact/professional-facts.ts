import type { KeptFact } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { count, text } from './said.js';

/** Marks of one professional in one line: whether they attend as many families as they may, or more. */
export function professionalFacts(facts: readonly KeptFact[]): Mark[] {
  const life = new Life();
  for (const { name, at, data } of facts) {
    if (name !== 'professional.caseload-changed') continue;
    life.line = text(data, 'line') ?? '';
    const families = count(data, 'families') ?? 0;
    const maximum = count(data, 'maximum') ?? 0;
    life.hold('professional.full', at, families > 0 && families >= maximum ? text(data, 'person') : undefined);
  }
  return life.told();
}
