import type { RunningStack } from '@oln/testing';
import type { House } from '../house/house.js';
import type { Finding } from '../invariants/invariant.js';
import type { Random } from '../run/random.js';
import type { Ways } from './partition/ways.js';
import type { Bundles } from './upgrade/bundles.js';

/** What whoever started the run may choose of faults. */
export interface Choices {
  /** Services (or `worker`) that are cut off. */
  parts?: readonly string[];
  /** How long somebody is cut off. */
  partitionMs: number;
}

/** What a fault strikes with. */
export interface Arena {
  stack: RunningStack;
  /** Ways between parts and back ends, where some fault of the run loses them. */
  ways?: Ways;
  /** The processes' code as each worker finds it, where some fault of the run exchanges it. */
  bundles?: Bundles;
  choices: Choices;
  house: House;
  random: Random;
  /** Told as it happens. */
  say(line: string): void;
  /** Something that was measured, for the report. */
  figure(name: string, value: number): void;
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
  /** What the stack must be started with for it. */
  needs?: 'ways' | 'bundles';
  /** P11 for what it strikes; absent: nothing is killed. */
  readyWithinMs?: number;
  /** Strikes during the time of the load, `forMs` long. */
  strike(arena: Arena, forMs: number): Promise<Strike[]>;
  /** What is to be looked at besides the invariants, once everything has settled. */
  afterwards?(arena: Arena, strikes: readonly Strike[]): Promise<Finding[]>;
}
