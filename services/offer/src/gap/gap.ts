import { refuse, type Refusal } from '@oln/contracts';
import { GapErrors } from './gap.errors.js';
import type { AgeBand } from '../referral/referral.js';

export const GAP_CAUSES = ['no-offer', 'wait-expired', 'declined-by-all', 'staff'] as const;
export type GapCause = (typeof GAP_CAUSES)[number];
export const CLOSING_REASONS = ['offer-appeared', 'met-otherwise', 'recorded-in-error'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** Demand with no offer to meet it: one a commune, need, sector and age band is open at a time. */
export interface Gap {
  id: string;
  commune: string;
  version: number;
  need: string;
  sector: string;
  ageBand: AgeBand;
  cause: GapCause;
  openedAt: Date;
  openedBy: string;
  /** Absent while it is open. */
  closed?: { at: Date; reason: ClosingReason; offerId?: string };
}

/** `waiting`: nothing has come. `proposed`: offer appeared. `taken-up`: a new referral. `met`: received after all. `ended`: waits no more. */
export const DEMAND_STATES = ['waiting', 'proposed', 'taken-up', 'passed-up', 'met', 'ended'] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

/** Why staff say that somebody waits no more. */
export const END_REASONS = [
  'no-longer-needed',
  'family-declined',
  'moved-away',
  'of-age',
  'deceased',
  'erasure-asked',
] as const;
export type EndReason = (typeof END_REASONS)[number];
/** Who is anonymised waits no more either, nor whose referral is withdrawn; nobody says that by hand. */
export const ALL_END_REASONS = [...END_REASONS, 'withdrawn', 'anonymised'] as const;

export interface Ending {
  at: Date;
  by: string;
  reason: (typeof ALL_END_REASONS)[number];
}

/** A child who showed the gap. */
export interface Demand {
  id: string;
  commune: string;
  gapId: string;
  /** Absent of somebody who was anonymised: they still count. */
  referralId?: string;
  cause: GapCause;
  at: Date;
  state: DemandState;
  /** Service that is proposed. */
  offerId?: string;
  proposedAt?: Date;
  /** How often somebody was reminded of the proposal, from 0 to 3. */
  chases: number;
  /** Referral by which it was taken up. */
  newReferralId?: string;
  ended?: Ending;
}

export type GapKey = Pick<Gap, 'commune' | 'need' | 'sector' | 'ageBand'>;

export function closeGap(gap: Gap, reason: ClosingReason, asOf: Date, offerId?: string): Gap | Refusal {
  if (gap.closed) return refuse(GapErrors.CLOSED);
  return { ...gap, version: gap.version + 1, closed: { at: asOf, reason, offerId } };
}

export function takeUp(demand: Demand, newReferralId: string): Demand | Refusal {
  if (demand.state !== 'proposed') return refuse(GapErrors.NOT_PROPOSED);
  return { ...demand, state: 'taken-up', newReferralId };
}

export function passUp(demand: Demand): Demand | Refusal {
  return demand.state === 'proposed' ? { ...demand, state: 'passed-up' } : refuse(GapErrors.NOT_PROPOSED);
}

/** Of who is proposed a service {@link passUp} says so. */
export const endDemand = (demand: Demand, ended: Ending): Demand | Refusal =>
  demand.state === 'waiting' ? waitsNoMore(demand, ended) : refuse(GapErrors.NOT_WAITING);

/** Something has happened after which nobody is to be called, whatever was proposed. */
export const waitsNoMore = (demand: Demand, ended: Ending): Demand => ({
  ...demand,
  state: 'ended',
  offerId: undefined,
  proposedAt: undefined,
  chases: 0,
  ended,
});

/** Ages of a band in whole years, both ends included; a family is of every age. */
export const AGES: Readonly<Record<AgeBand, readonly [number, number]>> = {
  '0-3': [0, 3],
  '4-6': [4, 6],
  '7-13': [7, 13],
  '14-17': [14, 17],
  family: [0, 120],
};

/** Does a service take somebody of this age? */
export const takesAge = (band: AgeBand, { minAge, maxAge }: { minAge?: number; maxAge?: number }): boolean =>
  (minAge ?? 0) <= AGES[band][1] && (maxAge ?? 120) >= AGES[band][0];
