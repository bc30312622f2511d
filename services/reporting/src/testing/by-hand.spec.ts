import type { OlnEvent } from '@oln/contracts';
import { marksOfAll, type Told } from '../fact/facts.js';
import { markKey, type Mark } from '../fact/mark.js';
import { heardFacts, type HeardFact } from '../heard/hearings.js';

/** Facts by the record that they are of. Holds no tests. */
export function toldIn(heard: readonly HeardFact[]): Told[] {
  const records = new Map<string, Told & { facts: HeardFact['fact'][] }>();
  for (const { commune, kind, record, fact } of heard) {
    const key = [commune, kind, record].join('|');
    const known = records.get(key) ?? { commune, kind, record, facts: [] };
    records.set(key, known);
    known.facts.push(fact);
  }
  return [...records.values()];
}

/** What the facts of each record add to the figures, gone through once, without a database. */
export const marksByHand = (
  events: readonly OlnEvent[],
): { commune: string; kind: string; record: string; mark: Mark }[] =>
  marksOfAll(toldIn(events.flatMap(heardFacts))).map(({ commune, kind, record, ...mark }) => ({
    ...{ commune, kind, record, mark },
  }));

/** As the table of marks is shown, in the order of its lines. */
export const linesByHand = (events: readonly OlnEvent[]): string[] =>
  marksByHand(events)
    .map(({ commune, kind, record, mark }) => [commune, kind, record, markKey(mark), mark.n].join('|'))
    .sort();
