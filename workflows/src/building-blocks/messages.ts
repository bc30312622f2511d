import type {
  ClockChanged,
  Happened,
  Message,
  Moved,
  Paused,
  PolicyChanged,
  Reassigned,
} from '@oln/contracts/processes';
import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { ProcessState, TimelineEntry } from './process-state.js';
import type { Deadline } from '@oln/contracts/processes';

/** Every process hears the same signals and answers the same queries (contracts/processes/protocol.ts). */
export const moved = defineSignal<[Moved]>('moved');
export const happened = defineSignal<[Happened]>('happened');
export const reassigned = defineSignal<[Reassigned]>('reassigned');
export const paused = defineSignal<[Paused]>('paused');
export const resumed = defineSignal<[Message]>('resumed');
export const clockChanged = defineSignal<[ClockChanged]>('clockChanged');
export const policyChanged = defineSignal<[PolicyChanged]>('policyChanged');

export const stateQuery = defineQuery<ProcessState & { clocks: Deadline[] }>('state');
export const timelineQuery = defineQuery<TimelineEntry[]>('timeline');
