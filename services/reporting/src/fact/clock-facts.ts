import type { KeptFact } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

/**
 * Marks of the clocks of one record: what became overdue, and stays so until it is answered or not needed any more; again where a
 * pause had laid it down and is over.
 */
export function clockFacts(facts: readonly KeptFact[]): Mark[] {
  const life = new Life();
  const latest = new Map<string, number>();
  for (const { name, at, data } of [...facts].sort(asTold)) {
    const process = text(data, 'process') ?? '';
    const key = `${text(data, 'rule')} ${text(data, 'due')}`;
    const since = Math.max(at, latest.get(key) ?? at);
    latest.set(key, since);
    if (name.endsWith('.deadline-overdue')) {
      life.count('work.became-overdue', at, { code: process });
      life.hold('work.overdue', since, process, { key });
    }
    if (name.endsWith('.deadline-resumed') && text(data, 'overdueSince'))
      life.hold('work.overdue', since, process, { key });
    if (name.endsWith('.deadline-met')) life.hold('work.overdue', since, undefined, { key });
  }
  return life.told();
}

/**
 * A clock is told of as of what its process knew, and its owner may have been away meanwhile: what is told later may be of an earlier
 * time. Versions of the record tell the order, then the ids of the facts, which grow with the time at which they were written.
 */
const asTold = (one: KeptFact, other: KeptFact): number => one.version - other.version || (one.id < other.id ? -1 : 1);
