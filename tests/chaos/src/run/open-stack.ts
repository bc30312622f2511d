import { startStack, type RunningStack } from '@oln/testing';
import { freeOffset, portsAt } from '@oln/tools';
import { FAULTS } from '../faults/all.js';
import { Ways } from '../faults/partition/ways.js';
import { Bundles } from '../faults/upgrade/bundles.js';

export const ENV = 'chaos';
export const REPLICAS = 2;

/** A stack, and what of it faults can take hold of. */
export interface OpenStack {
  stack: RunningStack;
  ways?: Ways;
  bundles?: Bundles;
  stop(): Promise<void>;
}

/** Ways and bundles of our own only where a fault needs them: everybody else is to be measured without. */
export async function openStack(faults: readonly string[]): Promise<OpenStack> {
  const needs = new Set(FAULTS.flatMap(({ id, needs: what }) => (faults.includes(id) ? (what ?? []) : [])));
  const portOffset = await freeOffset();
  const ways = needs.has('ways') ? await Ways.open(portsAt(portOffset), REPLICAS) : undefined;
  const bundles = needs.has('bundles') ? Bundles.make(REPLICAS) : undefined;
  const wishes = { replicas: REPLICAS, portOffset, detours: ways?.detours, environmentOf: bundles?.environmentOf };
  try {
    const stack = await startStack(ENV, wishes);
    const stop = async (): Promise<void> => {
      await stack.stop();
      await ways?.close();
    };
    return { stack, ways, bundles, stop };
  } catch (error) {
    await ways?.close();
    throw error;
  }
}
