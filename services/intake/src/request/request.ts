import type { Channel, IntakeOutcome, IntakeStage, Line, Priority, Variant } from '@oln/contracts';
import { effectivePriority, type Override, type Score } from '../priority/priority.js';
import type {
  DangerGround,
  EndOfReferralReason,
  LeavingReason,
  NotPertinentReason,
  OrientationReason,
  Origin,
  PauseReason,
  Receiver,
  VariantReason,
  WithdrawalReason,
} from './request-codes.js';

/** What every request has, whatever its stage. Ids and codes: who people are is the registry's. */
export interface RequestFacts {
  id: string;
  commune: string;
  version: number;
  stageSince: Date;
  channel: Channel;
  motive: string;
  familyId: string;
  /** At least one, until the last one leaves. */
  children: readonly string[];
  /** Factors named by people, by an alert or by the system; the rest of the score is derived. */
  factors: readonly string[];
  origin: Origin;
  /** Two requests of one origin (a row, an event) are one. */
  originKey?: string;
  previousCaseId?: string;
  /** Who looks after the request until it is assigned. */
  personInCharge?: string;
  receivedAt: Date;
  registeredAt: Date;
  danger?: Danger;
  pause?: Pause;
  /** Pauses that are over: clocks that were set before them ring that much later. */
  pauses: readonly PastPause[];
  reviewedAt?: Date;
}

/** Somebody is in danger now: escalation at once, admissibility later (rulings: Truth). */
export interface Danger {
  grounds: DangerGround[];
  reportedAt: string;
  reportedBy: string;
}

export interface Pause {
  since: Date;
  until: Date;
  reason: PauseReason;
}

/** ISO instants. */
export interface PastPause {
  from: string;
  to: string;
}

export interface Scoring {
  score: Score;
  override?: Override;
}

/** The family is accompanied to who is pertinent, and somebody makes sure that it arrives. */
export interface Referral {
  to: Receiver;
  institutionId?: string;
  reason: NotPertinentReason;
  /** Receivers tried, this one included. */
  attempt: number;
  referredAt: string;
  /** False: the family did not arrive; absent: nobody knows yet. */
  arrived?: boolean;
}

type In<Stage extends IntakeStage, Extra = unknown> = RequestFacts & { stage: Stage } & Extra;

interface Scored {
  scoring: Scoring;
}

interface Chosen extends Scored {
  variantReason: VariantReason;
}

export type Registered = In<'registered'>;
export type InAdmissibility = In<'admissibility'>;
export type Referring = In<'referring', { referral: Referral }>;
export type Prioritised = In<'prioritised', Scored>;
export type InVariant = In<'variant', Scored>;
export type InAssignment = In<'assignment', Chosen & { variant: 'family-accompaniment'; line: Line }>;
export type InService = In<
  'service',
  Chosen & {
    variant: Exclude<Variant, 'family-accompaniment'>;
    /** Since when the family waits for the next step with a service, or from which agreed day on it will. */
    serviceCountsFrom?: Date;
  }
>;
export type Closed = In<
  'closed',
  Ending & { referral?: Referral; scoring?: Scoring; variant?: Variant; variantReason?: VariantReason; line?: Line }
>;

export interface Ending {
  outcome: IntakeOutcome;
  /** Stage in which the outcome was fixed. */
  closedIn: IntakeStage;
  closedAt: Date;
  closeReason?: CloseReason;
  duplicateOf?: string;
  assignedTo?: string;
}

export type CloseReason =
  NotPertinentReason | EndOfReferralReason | WithdrawalReason | LeavingReason | OrientationReason | 'delivered';

export type OpenRequest = Registered | InAdmissibility | Referring | Prioritised | InVariant | InAssignment | InService;
export type IntakeRequest = OpenRequest | Closed;

export const isOpen = (request: IntakeRequest): request is OpenRequest => request.stage !== 'closed';

/** In the queue: nothing was done yet that ends the waiting. */
export const WAITING_STAGES = ['prioritised', 'variant', 'assignment'] as const;
export const isWaiting = (request: IntakeRequest): request is Prioritised | InVariant | InAssignment =>
  (WAITING_STAGES as readonly IntakeStage[]).includes(request.stage);

export const scoringOf = (request: IntakeRequest): Scoring | undefined =>
  'scoring' in request ? request.scoring : undefined;

export function priorityOfRequest(request: IntakeRequest): Priority | undefined {
  const scoring = scoringOf(request);
  return scoring && effectivePriority(scoring.score, scoring.override);
}

export type NewRequest = Omit<
  RequestFacts,
  'version' | 'stageSince' | 'registeredAt' | 'pause' | 'pauses' | 'reviewedAt'
>;

/** Property by property: every write comes by here, and objects made of others are garbage that stays long (docs/bench.md, P9). */
export const registerRequest = (given: NewRequest, asOf: Date): Registered => ({
  id: given.id,
  commune: given.commune,
  version: 1,
  stage: 'registered',
  stageSince: asOf,
  channel: given.channel,
  motive: given.motive,
  familyId: given.familyId,
  children: given.children,
  factors: given.factors,
  origin: given.origin,
  originKey: given.originKey,
  previousCaseId: given.previousCaseId,
  personInCharge: given.personInCharge,
  receivedAt: given.receivedAt,
  registeredAt: asOf,
  danger: given.danger,
  pauses: [],
});
