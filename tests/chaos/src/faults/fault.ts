import type { RunningStack } from '@oln/testing';
import type { House } from '../house/house.js';
import type { Finding } from '../invariants/invariant.js';
import type { Random } from '../run/random.js';

/** What a fault strikes with. */
export interface Arena {
  stack: RunningStack;
  house: House;
  random: Random;
  /** Told as it happens. */
  say(line: string): void;
  /** True once somebody asked to stop. */
  stopped(): boolean;
}

/** One blow, and how long the house needed. */
export interface Strike {
  part: string;
  pid: number;
  at: string;
  /** Until the part itself was ready again. */
  readyMs: number;
  /** Until something written after the blow had left by each lane: the house as a whole was at work again (P11). */
  flowMs: number;
  note?: string;
}

export interface Fault {
  id: string;
  about: string;
  /** P11 for what it strikes; absent: nothing is killed. */
  readyWithinMs?: number;
  /** Strikes during the time of the load, `forMs` long. */
  strike(arena: Arena, forMs: number): Promise<Strike[]>;
  /** What is to be looked at besides the invariants, once everything has settled. */
  afterwards?(arena: Arena): Promise<Finding[]>;
}
