import { inOneOrder, type KeptFact, type RecordFacts } from './history.js';
import { Life } from './life.js';
import type { Mark } from './mark.js';
import { text } from './said.js';

/** Merges that nobody undid: which entry of the registry points to which. */
type Into = Map<string, string>;

/**
 * Marks of entries of the registry that a merge made one person, now or once, by entry: a child that takes part is counted once in its
 * commune, under the entry that stays, from its first activity on until it has left its last plan. A merge that is undone makes two of
 * them again, from then on: what was known before stays known.
 */
export function participantFacts(entries: readonly RecordFacts[]): Map<string, Mark[]> {
  const owners = ownersOf(entries);
  const lives = new Map(entries.map(({ record }) => [record, new Life()]));
  const plans = new Map(entries.map(({ record }) => [record, new Set<string>()]));
  const into: Into = new Map();
  for (const fact of inOneOrder(entries.flatMap(({ facts }) => facts))) {
    tell(fact, plans.get(owners.get(fact.id)!)!, into);
    const taking = takingPart(plans, into);
    for (const [record, life] of lives) life.hold('child.participating', fact.at, taking.has(record) ? '' : undefined);
  }
  return new Map([...lives].map(([record, life]) => [record, life.told()]));
}

/** Entries that a fact names, itself among them. */
export function entriesNamed({ record, facts }: RecordFacts): string[] {
  const others = facts.filter(isMerge).flatMap(({ subject, data }) => [subject, ...otherOf(data)]);
  return [...new Set([record, ...others])];
}

/** Entries, in groups of those that a merge has ever made one person. */
export function persons(entries: readonly RecordFacts[]): RecordFacts[][] {
  const above = new Map<string, string>();
  const topOf = (record: string): string => (above.has(record) ? topOf(above.get(record)!) : record);
  for (const entry of entries)
    for (const named of entriesNamed(entry)) {
      const [one, other] = [topOf(entry.record), topOf(named)];
      if (one !== other) above.set(one, other);
    }
  const groups = new Map<string, RecordFacts[]>();
  for (const entry of entries) {
    const group = groups.get(topOf(entry.record));
    if (group) group.push(entry);
    else groups.set(topOf(entry.record), [entry]);
  }
  return [...groups.values()];
}

const isMerge = ({ name }: KeptFact): boolean => name === 'person.merged' || name === 'person.unmerged';
const otherOf = (data: KeptFact['data']): string[] => {
  const other = text(data, 'into') ?? text(data, 'from');
  return other === undefined ? [] : [other];
};

/** Under which entry a fact is kept; a merge is under both, and is about neither's plans. */
const ownersOf = (entries: readonly RecordFacts[]): Map<string, string> =>
  new Map(entries.flatMap(({ record, facts }) => facts.map(({ id }) => [id, record] as const)));

function tell({ name, subject, data }: KeptFact, plans: Set<string>, into: Into): void {
  if (name === 'person.merged') return void into.set(subject, text(data, 'into') ?? subject);
  if (name === 'person.unmerged') return void into.delete(subject);
  if (text(data, 'as') !== 'child') return;
  const plan = text(data, 'planId') ?? '';
  if (name === 'participation.recorded') plans.add(plan);
  if (name === 'participation.withdrawn') plans.delete(plan);
}

const takingPart = (plans: ReadonlyMap<string, ReadonlySet<string>>, into: Into): Set<string> =>
  new Set([...plans].filter(([, those]) => those.size > 0).map(([record]) => survivorOf(record, into)));

/** Over however many steps; a circle, which the registry does not allow and facts that are still to come may seem to make, has an end. */
function survivorOf(record: string, into: Into): string {
  const passed = new Set<string>();
  let at = record;
  for (; into.has(at) && !passed.has(at); at = into.get(at)!) passed.add(at);
  return passed.has(at) ? [...passed].sort()[0]! : at;
}
