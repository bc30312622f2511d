import type { Deadline, ProcessClock, SignalName } from '@oln/contracts';
import { eventually } from '@oln/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { randomUUID } from 'node:crypto';
import type { ProcessState, TimelineEntry } from '../building-blocks/process-state.js';
import { nextRing } from '../building-blocks/rings.js';
import type { ScriptedOwner } from './scripted-owner.js';

export type SeenState = ProcessState & { clocks: Deadline[] };

/** One process under test. */
export class LabRun {
  private epoch: number;

  constructor(
    readonly handle: WorkflowHandle,
    readonly owner: ScriptedOwner,
    private readonly clock: ProcessClock | undefined,
  ) {
    this.epoch = clock?.epoch ?? 0;
  }

  result(): Promise<string> {
    return this.handle.result() as Promise<string>;
  }

  /** To the end of the script: where nothing rings any more, the owner acts by itself. */
  async untilItEnds(): Promise<string> {
    for (let before = -1, length = 0; await this.isOpen(); before = length) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      length = (await this.handle.describe()).historyLength;
      if (length === before && (await this.nothingRings())) await this.owner.takeNextStep();
    }
    return this.result();
  }

  private async nothingRings(): Promise<boolean> {
    const state = await this.settled();
    return state !== undefined && nextRing(state.clocks, state) === undefined;
  }

  say(signal: SignalName, message: Record<string, unknown>): Promise<void> {
    return this.handle.signal(signal, { messageId: randomUUID(), actor: 'gestora-1', ...message });
  }

  /** The environment's time is set; the process is told, as its owner's watchdog does. */
  async setTime(business: string, speed = this.clock?.speed ?? 1): Promise<void> {
    const clock: ProcessClock = { epoch: ++this.epoch, wall: new Date().toISOString(), business, speed };
    await this.say('clockChanged', { asOf: business, clock });
    await this.settled();
  }

  state(): Promise<SeenState> {
    return this.handle.query<SeenState>('state');
  }

  timeline(): Promise<TimelineEntry[]> {
    return this.handle.query<TimelineEntry[]>('timeline');
  }

  /** Of the run that was started last, or of an earlier one. */
  historyOf(runId?: string): Promise<History> {
    const { client, workflowId } = this.handle;
    return client.getHandle(workflowId, runId).fetchHistory();
  }

  /** What was told so far, in short. */
  told(): string[] {
    return this.owner.told.map(({ rule, level }) => `${rule} ${level}`);
  }

  /** Until the process has nothing to do but wait. */
  async settled(): Promise<SeenState | undefined> {
    const length = await eventually(() => this.idleLength(), { withinMs: 100_000, everyMs: 20 });
    if (!(await this.isOpen())) return undefined;
    const state = await this.state();
    const isStill = (await this.idleLength()) === length && !ringsNow(state);
    return isStill ? state : this.settled();
  }

  async isOpen(): Promise<boolean> {
    return (await this.handle.describe()).status.name === 'RUNNING';
  }

  /** Length of the history of a process that has no task; 0 for one that has. */
  private async idleLength(): Promise<number> {
    const { raw, historyLength } = await this.handle.describe();
    const isBusy = raw.pendingWorkflowTask || (raw.pendingActivities ?? []).length > 0;
    return isBusy ? 0 : historyLength;
  }
}

/** Where time stands still, what is due is told at once: a process that has not told it yet is not settled. */
function ringsNow(state: SeenState): boolean {
  const ring = nextRing(state.clocks, state);
  return ring !== undefined && state.clock?.speed === 0 && ring.at <= state.clock.business;
}
