import { isRefusal, refuse, type Refusal } from '@oln/contracts';
import { ServiceDeliveryErrors } from './service-delivery.errors.js';

/** Processes of the transactional and the individual-focus variant: agreed → delivered or attended → feedback. */
export const OFFERS = [
  'benefit-delivery',
  'document-procedure',
  'material-support',
  'school-enrolment-support',
  'health-appointment',
  'individual-diagnosis',
  'individual-plan',
  'parenting-workshop',
  'tutoring',
  'legal-orientation',
  'psychosocial-support',
  'other',
] as const;
export type Offer = (typeof OFFERS)[number];

export const SATISFACTIONS = ['yes', 'partly', 'no', 'not-asked'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];
export const MISSED_REASONS = ['family-absent', 'provider-absent', 'no-stock', 'wrong-date', 'other'] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];
export type DeliveryVariant = 'transactional' | 'individual-focus';

interface DeliveryFacts {
  id: string;
  commune: string;
  version: number;
  requestId: string;
  variant: DeliveryVariant;
  offer: Offer;
  agreedAt: Date;
  expectedAt?: Date;
  /** Since when the next step is waited for; in the future while the day that was agreed has not come. */
  waitsFrom: Date;
  timesMissed: number;
}

export type Delivery = DeliveryFacts &
  (
    | { state: 'agreed' }
    | { state: 'missed'; missedReason: MissedReason }
    | { state: 'delivered'; deliveredAt: Date }
    | { state: 'feedback'; deliveredAt: Date; satisfied: Satisfaction }
  );

export type DeliveryState = Delivery['state'];

export type DeliveryCommand =
  | { do: 'agree-again'; expectedAt?: Date }
  /** Now, if `at` is absent. */
  | { do: 'deliver'; at?: Date }
  | { do: 'miss'; reason: MissedReason }
  | { do: 'give-feedback'; satisfied: Satisfaction };

const APPLIES: Record<DeliveryCommand['do'], readonly DeliveryState[]> = {
  deliver: ['agreed'],
  miss: ['agreed'],
  'agree-again': ['missed'],
  'give-feedback': ['delivered'],
};

/** A day that nobody waits for any more is a slip, and would silence the clock of the family until then. */
const LATEST_MS = 366 * 86_400_000;

export type NewDelivery = Omit<DeliveryFacts, 'version' | 'agreedAt' | 'waitsFrom' | 'timesMissed'>;

export function decideAgreement(given: NewDelivery, asOf: Date): Delivery | Refusal {
  const waitsFrom = agreedFor(given.expectedAt, asOf);
  if (isRefusal(waitsFrom)) return waitsFrom;
  return { ...given, version: 1, agreedAt: asOf, waitsFrom, timesMissed: 0, state: 'agreed' };
}

function agreedFor(expectedAt: Date | undefined, asOf: Date): Date | Refusal {
  if (!expectedAt || expectedAt <= asOf) return asOf;
  if (expectedAt.getTime() - asOf.getTime() > LATEST_MS)
    return refuse(ServiceDeliveryErrors.EXPECTED_TOO_LATE, { field: 'expectedAt' });
  return expectedAt;
}

export function decideDelivery(delivery: Delivery, command: DeliveryCommand, asOf: Date): Delivery | Refusal {
  if (!APPLIES[command.do].includes(delivery.state)) {
    return refuse(ServiceDeliveryErrors.NOT_IN_STATE, { params: { state: delivery.state, action: command.do } });
  }
  const facts = { ...delivery, version: delivery.version + 1 };
  switch (command.do) {
    case 'deliver':
      if (command.at && command.at > asOf) return refuse(ServiceDeliveryErrors.IN_FUTURE, { field: 'at' });
      return { ...facts, state: 'delivered', deliveredAt: command.at ?? asOf, waitsFrom: command.at ?? asOf };
    case 'miss':
      return missed(facts, command.reason, asOf);
    case 'agree-again':
      return agreedAgain(facts, command.expectedAt, asOf);
    case 'give-feedback':
      return delivery.state === 'delivered'
        ? { ...facts, state: 'feedback', deliveredAt: delivery.deliveredAt, satisfied: command.satisfied }
        : refuse(ServiceDeliveryErrors.NOT_IN_STATE, { params: { state: delivery.state, action: command.do } });
  }
}

const missed = (facts: DeliveryFacts, missedReason: MissedReason, asOf: Date): Delivery => ({
  ...facts,
  state: 'missed',
  missedReason,
  timesMissed: facts.timesMissed + 1,
  waitsFrom: asOf,
});

function agreedAgain(facts: DeliveryFacts, expectedAt: Date | undefined, asOf: Date): Delivery | Refusal {
  const waitsFrom = agreedFor(expectedAt, asOf);
  return isRefusal(waitsFrom) ? waitsFrom : { ...facts, state: 'agreed', expectedAt, waitsFrom };
}

/** From when the request waits for what is still open: the latest of it. Undefined once nothing is. */
export function waitedFrom(deliveries: readonly Delivery[]): Date | undefined {
  const open = deliveries.filter((delivery) => !isDone(delivery)).map(({ waitsFrom }) => waitsFrom.getTime());
  return open.length > 0 ? new Date(Math.max(...open)) : undefined;
}

export const isDone = ({ state }: Delivery): boolean => state === 'feedback';
