import { alertFacts } from './alert-facts.js';
import { caseFacts } from './case-facts.js';
import { clockFacts } from './clock-facts.js';
import { activityFacts, planFacts } from './community-facts.js';
import { escalationFacts } from './escalation-facts.js';
import { gapFacts } from './gap-facts.js';
import { inOrder, type KeptFact, type RecordFacts, type RecordKind } from './history.js';
import type { Mark } from './mark.js';
import { measureFacts } from './measure-facts.js';
import { participantFacts, persons } from './participant-facts.js';
import { referralFacts } from './referral-facts.js';
import { requestFacts } from './request-facts.js';
import { staffFacts } from './staff-facts.js';

const OF_KIND: Readonly<Record<Exclude<RecordKind, 'participant'>, (facts: readonly KeptFact[]) => Mark[]>> = {
  request: requestFacts,
  case: caseFacts,
  referral: referralFacts,
  gap: gapFacts,
  alert: alertFacts,
  escalation: escalationFacts,
  measure: measureFacts,
  clock: clockFacts,
  'community-plan': planFacts,
  activity: activityFacts,
  staff: staffFacts,
};

/** A record of a commune, with all that was told of it. */
export interface Told extends RecordFacts {
  commune: string;
  kind: RecordKind;
}

/** What one record adds to every measure: a function of the set of its facts, whatever the order in which they came, and how often. */
export const marksOf = (kind: RecordKind, record: string, facts: readonly KeptFact[]): Mark[] =>
  kind === 'participant' ? participantFacts([{ record, facts }]).get(record)! : OF_KIND[kind](inOrder(record, facts));

/** The same of many. Participants must be whole persons: with every entry that a merge names. */
export function marksOfAll(told: readonly Told[]): (Pick<Told, 'commune' | 'kind' | 'record'> & Mark)[] {
  const alone = told.filter(({ kind }) => kind !== 'participant');
  const people = told.filter(({ kind }) => kind === 'participant');
  return [
    ...alone.flatMap(({ commune, kind, record, facts }) =>
      marksOf(kind, record, facts).map((mark) => ({ commune, kind, record, ...mark })),
    ),
    ...byCommune(people).flatMap(([commune, entries]) =>
      persons(entries)
        .flatMap((person) => [...participantFacts(person)])
        .flatMap(([record, marks]) =>
          marks.map((mark) => ({ commune, kind: 'participant' as const, record, ...mark })),
        ),
    ),
  ];
}

function byCommune(told: readonly Told[]): [string, Told[]][] {
  const communes = new Map<string, Told[]>();
  for (const one of told) {
    const known = communes.get(one.commune);
    if (known) known.push(one);
    else communes.set(one.commune, [one]);
  }
  return [...communes];
}
