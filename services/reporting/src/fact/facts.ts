import { alertFacts } from './alert-facts.js';
import { caseFacts } from './case-facts.js';
import { clockFacts } from './clock-facts.js';
import { activityFacts, participantFacts, planFacts } from './community-facts.js';
import { escalationFacts } from './escalation-facts.js';
import { gapFacts } from './gap-facts.js';
import { inOrder, type KeptFact, type RecordKind } from './history.js';
import type { Mark } from './mark.js';
import { measureFacts } from './measure-facts.js';
import { referralFacts } from './referral-facts.js';
import { requestFacts } from './request-facts.js';
import { staffFacts } from './staff-facts.js';

const OF_KIND: Readonly<Record<RecordKind, (facts: readonly KeptFact[]) => Mark[]>> = {
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
  participant: participantFacts,
  staff: staffFacts,
};

/** What a record adds to every measure: a function of the set of its facts, whatever the order in which they came, and how often. */
export const marksOf = (kind: RecordKind, record: string, facts: readonly KeptFact[]): Mark[] =>
  OF_KIND[kind](inOrder(record, facts));
