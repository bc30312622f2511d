import { Inject, Injectable } from '@nestjs/common';
import { WORKFLOW_QUEUE } from '@oln/contracts';
import type { TemporalWay } from '@oln/messaging';
import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
  type ScheduleSpec,
} from '@temporalio/client';
import { TEMPORAL } from '../tokens.js';

/** When Temporal starts something by itself. */
export interface WantedSchedule {
  id: string;
  workflowType: string;
  input: unknown;
  spec: ScheduleSpec;
  /** How far back it makes up for what the server missed. */
  catchUp: string;
  paused: boolean;
  /** What it is for and how it stands, for who looks at it; what is the same is not written again. */
  note: string;
}

const WITHIN_MS = 15_000;

/** Temporal Schedules of this service: there once each, as they are wanted, however often and by how many replicas that is asked for. */
@Injectable()
export class Schedules {
  constructor(@Inject(TEMPORAL) private readonly temporal: TemporalWay) {}

  /** True if something was written. Throws while Temporal is away. */
  put(wanted: WantedSchedule): Promise<boolean> {
    return this.temporal.ask(WITHIN_MS, (client) => put(client, wanted));
  }
}

async function put(client: Client, wanted: WantedSchedule): Promise<boolean> {
  const handle = client.schedule.getHandle(wanted.id);
  try {
    const { state } = await handle.describe();
    if (state.note === wanted.note && state.paused === wanted.paused) return false;
    await handle.update(() => optionsOf(wanted));
    return true;
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    return create(client, wanted);
  }
}

/** Of two replicas that make it at once the second finds it made. */
async function create(client: Client, wanted: WantedSchedule): Promise<boolean> {
  try {
    await client.schedule.create({ scheduleId: wanted.id, ...optionsOf(wanted) });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}

const optionsOf = ({ id, workflowType, input, spec, catchUp, paused, note }: WantedSchedule) =>
  ({
    spec,
    action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue: WORKFLOW_QUEUE, args: [input] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: catchUp as never, pauseOnFailure: false },
    state: { paused, note },
  }) satisfies Omit<ScheduleOptions, 'scheduleId'>;
