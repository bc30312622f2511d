import type { KeptFact } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

/**
 * Marks of the clocks of one record: what became overdue, and stays so until it is answered or not needed any more; again where a
 * pause had laid it down and is over. */
export function clockFacts(facts: readonly KeptFact[]): Mark[] {
  const life = new Life();
  for (const { name, at, data } of facts) {
    const process = text(data, 'process') ?? '';
    const key = `${text(data, 'rule')} ${text(data, 'due')}`;
    if (name.endsWith('.deadline-overdue')) {
      life.count('work.became-overdue', at, { code: process });
      life.hold('work.overdue', at, process, { key });
    }
    if (name.endsWith('.deadline-resumed') && text(data, 'overdueSince'))
      life.hold('work.overdue', at, process, { key });
    if (name.endsWith('.deadline-met')) life.hold('work.overdue', at, undefined, { key });
  }
  return life.told();
}
