import type { OlnEvent } from '@oln/contracts';
import { marksOf } from '../fact/facts.js';
import { markKey, type Mark } from '../fact/mark.js';
import { heardFact, type HeardFact } from '../heard/hearings.js';

/** What the facts of each record add to the figures, gone through once, without a database. Holds no tests. */
export function marksByHand(
  events: readonly OlnEvent[],
): { commune: string; kind: string; record: string; mark: Mark }[] {
  const records = new Map<string, HeardFact[]>();
  for (const event of events) {
    const heard = heardFact(event);
    if (!heard) continue;
    const key = [heard.commune, heard.kind, heard.record].join('|');
    records.set(key, [...(records.get(key) ?? []), heard]);
  }
  return [...records.values()].flatMap((facts) => {
    const [{ commune, kind, record }] = facts as [HeardFact];
    return marksOf(
      kind,
      record,
      facts.map(({ fact }) => fact),
    ).map((mark) => ({ commune, kind, record, mark }));
  });
}

/** As the table of marks is shown, in the order of its lines. */
export const linesByHand = (events: readonly OlnEvent[]): string[] =>
  marksByHand(events)
    .map(({ commune, kind, record, mark }) => [commune, kind, record, markKey(mark), mark.n].join('|'))
    .sort();
