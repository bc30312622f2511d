import {
  alertsEvents,
  casesEvents,
  eventType,
  gatewayEvents,
  intakeEvents,
  offerEvents,
  type ClockEvents,
  type EventDefinition,
  type OlnEvent,
} from '@oln/contracts';
import type { KeptFact, RecordKind } from '../fact/history.js';
import { COMMUNITY_HEARINGS } from './community-hearings.js';

/** One kind of fact that figures are made of. */
export interface Hearing {
  definition: EventDefinition;
  kind: RecordKind;
  /** Record whose fact it is; undefined: the fact names none, and says nothing to figures. */
  record(event: OlnEvent): string | undefined;
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

const about =
  (kind: RecordKind, record: Hearing['record'] = itself) =>
  (definition: EventDefinition, ...keeps: string[]): Hearing => ({ definition, kind, record, keeps });

const request = about('request');
const ofCase = about('case');
const inCase = about('case', named('caseId'));
const referral = about('referral');
const gap = about('gap');
const alert = about('alert');
const escalation = about('escalation');
const measure = about('measure');
/** By the person: the same in every commune in which they work, and told of each by itself. */
const staff = about('staff', named('person'));
/** A record has clocks of several processes; none of these names is the record's own, so that their order is that of business time. */
const clock = about('clock', (event) => {
  const [id, process] = [itself(event), named('process')(event)];
  return id && process && `${id}/${process}`;
});
const clocksOf = ({ met, overdue }: Pick<ClockEvents, 'met' | 'overdue'>): Hearing[] =>
  [met, overdue].map((definition) => clock(definition, 'process', 'rule', 'due'));

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

  staff(gatewayEvents.staffChanged, 'person', 'active', 'caseloads'),

  ...clocksOf({ met: intakeEvents.deadlineMet, overdue: intakeEvents.deadlineOverdue }),
  ...clocksOf(intakeEvents.anonymisationClocks),
  ...clocksOf(intakeEvents.rightsRequestClocks),
  ...clocksOf({ met: casesEvents.deadlineMet, overdue: casesEvents.deadlineOverdue }),
  ...clocksOf(casesEvents.escalationClocks),
  ...clocksOf(casesEvents.measureClocks),
  ...clocksOf(alertsEvents.alertClocks),
  ...clocksOf(alertsEvents.watchClocks),
  ...clocksOf(offerEvents.referralClocks),

  ...COMMUNITY_HEARINGS,
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

/** What is kept of an event; undefined if nothing is: it is of another kind, or of a later version that says less. */
export function heardFact(event: OlnEvent): HeardFact | undefined {
  const hearing = BY_TYPE.get(event.type);
  const record = hearing?.record(event);
  if (!hearing || !record) return undefined;
  const { id, subject, entityversion: version, commune } = event;
  const { entity, event: what } = hearing.definition;
  const data = Object.fromEntries(
    hearing.keeps.filter((field) => event.data[field] !== undefined).map((field) => [field, event.data[field]]),
  );
  const fact = { id: id.toLowerCase(), name: `${entity}.${what}`, subject, version, at: Date.parse(event.asof), data };
  return { commune, kind: hearing.kind, record, fact };
}
