import type { House } from '../house/house.js';
import type { Ledger } from '../load/ledger.js';

export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';
/** Faults that have something of their own to look at. */
export type JudgingFault = 'F8' | 'F12' | 'F13';

/** Something that must not be. Its text names it once: the same finding seen twice is one. */
export interface Finding {
  invariant: InvariantId | JudgingFault;
  kind: 'lost' | 'doubled' | 'wrong';
  what: string;
}

export interface Invariant {
  id: InvariantId;
  asks: string;
  check(house: House, seen: Seen): Promise<Finding[]>;
}

/** What the checkers know from outside the house. */
export interface Seen {
  ledger: Ledger;
  /** Planted texts, and the folders in which none may be found in any form. */
  planted: string[];
  folders: string[];
  /** Business time of now, and pace: how far a due date must lie back to count as passed over. */
  businessNow: number;
  speed: number;
}

/** Gives findings of one kind of one invariant from the texts that name them. */
export const findings = (invariant: Finding['invariant'], kind: Finding['kind'], whats: string[]): Finding[] =>
  whats.map((what) => ({ invariant, kind, what }));
