import {
  alertsEvents,
  casesEvents,
  communityEvents,
  eventType,
  gatewayEvents,
  intakeEvents,
  offerEvents,
  type ClockEvents,
  type EventDefinition,
  type OlnEvent,
} from '@oln/contracts';
import type { KeptFact, RecordKind } from '../fact/history.js';

/** One kind of fact that figures are made of. */
export interface Hearing {
  definition: EventDefinition;
  kind: RecordKind;
  /** Records whose fact it is: one, but for what makes two of them one. None: it does not say whose it is. */
  records(event: OlnEvent): readonly string[];
  /** What is kept of its data. */
  keeps: readonly string[];
}

const named =
  (field: string) =>
  ({ data }: OlnEvent): string | undefined => {
    const value = data[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
const itself = named('id');
type Named = ReturnType<typeof named>;

const about =
  (kind: RecordKind, ...records: Named[]) =>
  (definition: EventDefinition, ...keeps: string[]): Hearing => ({
    ...{ definition, kind, keeps },
    records: (event) => {
      const found = (records.length > 0 ? records : [itself]).map((record) => record(event));
      return found.every((record) => record !== undefined) ? found : [];
    },
  });

const request = about('request');
const ofCase = about('case');
const inCase = about('case', named('caseId'));
const referral = about('referral');
const gap = about('gap');
const alert = about('alert');
const escalation = about('escalation');
const measure = about('measure');
const plan = about('community-plan');
const activity = about('activity');
/** By the person, and not by the participant: who takes part in two plans is one child. */
const participant = about('participant', named('personId'));
/** Kept with both entries: each knows then which others are the same person. */
const merge = (definition: EventDefinition, other: string): Hearing =>
  about('participant', itself, named(other))(definition, other);
/** By the person: the same in every commune in which they work, and told of each by itself. */
const staff = about('staff', named('person'));
/** A record has clocks of several processes; none of these names is the record's own, so that their order is that of business time. */
const clock = about('clock', (event) => {
  const [id, process] = [itself(event), named('process')(event)];
  return id && process && `${id}/${process}`;
});
const clocksOf = ({ met, overdue, resumed }: Pick<ClockEvents, 'met' | 'overdue' | 'resumed'>): Hearing[] => [
  ...[met, overdue].map((definition) => clock(definition, 'process', 'rule', 'due')),
  clock(resumed, 'process', 'rule', 'due', 'overdueSince'),
];

const CASE_FACTORS = ['factors', 'factorChanges'];

export const HEARINGS: readonly Hearing[] = [
  request(intakeEvents.requestReceived, 'channel', 'receivedAt'),
  request(intakeEvents.requestMoved, 'from', 'to'),
  request(intakeEvents.variantChosen, 'variant', 'line'),
  request(intakeEvents.requestClosed, 'outcome', 'closedAt'),

  ofCase(casesEvents.caseOpened, 'line', 'priority', 'personInCharge', 'openedAt'),
  ofCase(casesEvents.caseMoved, 'from', 'to', 'outcome'),
  ofCase(casesEvents.caseReassigned, 'from', 'to'),
  ofCase(casesEvents.caseClosed, 'outcome', 'stage', 'closedAt', ...CASE_FACTORS),
  inCase(casesEvents.evaluationHeld, 'result', ...CASE_FACTORS),
  inCase(casesEvents.sessionLogged, 'held', 'at'),

  referral(offerEvents.referralRequested, 'need', 'priority'),
  referral(offerEvents.referralMoved, 'from', 'to'),
  referral(offerEvents.referralPriorityChanged, 'priority'),
  referral(offerEvents.referralClosed, 'outcome', 'closedAt'),
  gap(offerEvents.gapOpened, 'sector', 'cause'),
  gap(offerEvents.gapClosed, 'sector', 'reason'),

  alert(alertsEvents.alertReceived, 'severity', 'source', 'receivedAt'),
  alert(alertsEvents.alertCorrelated, 'severity'),
  alert(alertsEvents.alertFactsAdded, 'severity'),
  alert(alertsEvents.alertVerified, 'severity'),
  alert(alertsEvents.alertSeveritySet, 'severity'),
  alert(alertsEvents.alertClosed, 'severity', 'outcome', 'closedAt'),

  escalation(casesEvents.escalationOpened, 'urgent'),
  escalation(casesEvents.escalationMoved, 'from', 'to', 'outcome'),
  escalation(casesEvents.escalationNotified, 'attempt', 'level'),
  escalation(casesEvents.escalationAcknowledged, 'attempt'),
  escalation(casesEvents.escalationEnded, 'outcome'),
  measure(casesEvents.measureOpened),
  measure(casesEvents.measureMoved, 'from', 'to', 'outcome'),
  measure(casesEvents.measureEnded, 'outcome'),

  ...clocksOf({
    met: intakeEvents.deadlineMet,
    overdue: intakeEvents.deadlineOverdue,
    resumed: intakeEvents.deadlineResumed,
  }),
  staff(gatewayEvents.staffChanged, 'person', 'active', 'caseloads'),

  ...clocksOf(intakeEvents.anonymisationClocks),
  ...clocksOf(intakeEvents.rightsRequestClocks),
  ...clocksOf({
    met: casesEvents.deadlineMet,
    overdue: casesEvents.deadlineOverdue,
    resumed: casesEvents.deadlineResumed,
  }),
  ...clocksOf(casesEvents.escalationClocks),
  ...clocksOf(casesEvents.measureClocks),
  ...clocksOf(alertsEvents.alertClocks),
  ...clocksOf(alertsEvents.watchClocks),
  ...clocksOf(offerEvents.referralClocks),
  ...clocksOf(communityEvents.communityPlanClocks),

  plan(communityEvents.communityPlanOpened, 'community'),
  plan(communityEvents.communityPlanMoved, 'from', 'to', 'cycle', 'outcome'),
  plan(communityEvents.communityPlanClosed, 'outcome'),
  activity(communityEvents.activityHeld, 'kind', 'heldOn'),
  participant(communityEvents.participationRecorded, 'planId', 'as'),
  participant(communityEvents.participationWithdrawn, 'planId', 'as'),
  merge(intakeEvents.personMerged, 'into'),
  merge(intakeEvents.personUnmerged, 'from'),
];

const BY_TYPE = new Map(HEARINGS.map((hearing) => [eventType(hearing.definition), hearing]));

export const HEARD_EVENTS: readonly EventDefinition[] = HEARINGS.map(({ definition }) => definition);

/** A fact on its way into the projections. */
export interface HeardFact {
  commune: string;
  kind: RecordKind;
  record: string;
  fact: KeptFact;
}

/**
 * What is kept of an event, for each record that it is about: none if nobody makes figures of it, and none if it does not say whose it
 * is, which {@link isUnfit} tells.
 */
export function heardFacts(event: OlnEvent): HeardFact[] {
  const hearing = BY_TYPE.get(event.type);
  const records = hearing?.records(event) ?? [];
  if (!hearing || records.length === 0) return [];
  const { id, subject, entityversion: version, commune } = event;
  const { kind, keeps, definition } = hearing;
  const data: Record<string, unknown> = {};
  for (const field of keeps) if (event.data[field] !== undefined) data[field] = event.data[field];
  const name = `${definition.entity}.${definition.event}`;
  const fact = { id: id.toLowerCase(), name, subject, version, at: Date.parse(event.asof), data };
  return [...new Set(records)].map((record) => ({ commune, kind, record, fact }));
}

/** Heard here, and yet nobody can say of which record it is. */
export const isUnfit = (event: OlnEvent): boolean => BY_TYPE.get(event.type)?.records(event).length === 0;
