import { refuse, type Refusal } from '@oln/contracts';
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

export function decideDelivery(delivery: Delivery, command: DeliveryCommand, asOf: Date): Delivery | Refusal {
  if (!APPLIES[command.do].includes(delivery.state)) {
    return refuse(ServiceDeliveryErrors.NOT_IN_STATE, { params: { state: delivery.state, action: command.do } });
  }
  const facts = { ...delivery, version: delivery.version + 1 };
  switch (command.do) {
    case 'deliver':
      if (command.at && command.at > asOf) return refuse(ServiceDeliveryErrors.IN_FUTURE, { field: 'at' });
      return { ...facts, state: 'delivered', deliveredAt: command.at ?? asOf };
    case 'miss':
      return { ...facts, state: 'missed', missedReason: command.reason, timesMissed: delivery.timesMissed + 1 };
    case 'agree-again':
      return { ...facts, state: 'agreed', expectedAt: command.expectedAt };
    case 'give-feedback':
      return delivery.state === 'delivered'
        ? { ...facts, state: 'feedback', deliveredAt: delivery.deliveredAt, satisfied: command.satisfied }
        : refuse(ServiceDeliveryErrors.NOT_IN_STATE, { params: { state: delivery.state, action: command.do } });
  }
}

export const isDone = ({ state }: Delivery): boolean => state === 'feedback';
