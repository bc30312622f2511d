import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { House } from './house.js';

const { EventType } = proto.temporal.api.enums.v1;
type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** What became of a process until it had nothing to do but wait. Milliseconds since 1970, by the server's clock. */
export interface Parked {
  startedMs: number;
  /** Undefined: it does not wait for a timer. */
  parkedMs?: number;
  activities: number;
  events: number;
}

/** The bench's own look into Temporal: what happened when is read from histories. */
export class Histories {
  private constructor(private readonly client: Client) {}

  static async open({ temporalPort }: House, dataConverter?: DataConverter): Promise<Histories> {
    const connection = await Connection.connect({ address: `127.0.0.1:${temporalPort}` });
    return new Histories(new Client({ connection, dataConverter }));
  }

  async parked(id: string): Promise<Parked> {
    const events = await this.eventsOf(id);
    const of = (type: number): HistoryEvent[] => events.filter(({ eventType }) => eventType === type);
    const timer = of(EventType.EVENT_TYPE_TIMER_STARTED).at(-1);
    return {
      startedMs: instantOf(events[0]!),
      parkedMs: timer && instantOf(timer),
      activities: of(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED).length,
      events: events.length,
    };
  }

  /** Of each signal: from its arrival to the end of the task in which it was obeyed. */
  async obeyedWithinMs(id: string): Promise<number[]> {
    const events = await this.eventsOf(id);
    return events.flatMap((event, index) => {
      if (event.eventType !== EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) return [];
      const obeyed = events
        .slice(index)
        .find(({ eventType }) => eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
      return [obeyed ? instantOf(obeyed) - instantOf(event) : Number.POSITIVE_INFINITY];
    });
  }

  signal(id: string, name: string, message: object): Promise<void> {
    return this.client.workflow.getHandle(id).signal(name, message);
  }

  close(): Promise<void> {
    return this.client.connection.close();
  }

  private async eventsOf(id: string): Promise<HistoryEvent[]> {
    return (await this.client.workflow.getHandle(id).fetchHistory()).events!;
  }
}

const instantOf = ({ eventTime }: HistoryEvent): number =>
  Number(eventTime!.seconds) * 1_000 + Number(eventTime!.nanos) / 1_000_000;
