import { Injectable } from '@nestjs/common';
import { addTerm } from '@oln/calendar';
import { holidaysOf, holidaysOver, yearsFrom } from '@oln/calendar/holidays';
import {
  workflowId,
  type Moved,
  type ProcessInput,
  type ProcessMessage,
  type SignalName,
  type Standing,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isOpen, type Alarm } from './alarm.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const alarmWorkflowId = (id: string): string => workflowId('monitoringAlarm', id);

/** What an alarm tells its process `monitoring-alarm-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class AlarmProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  /** Until when what is opened now is to be resolved. */
  async dueAt(tx: Tx, commune: string): Promise<Date> {
    const term = (await this.policy.of(tx, commune)).termsOf('monitoringAlarm')['acknowledged.resolve']!;
    return new Date(addTerm(tx.asOf.toISOString(), term, holidaysOf(yearsFrom(tx.asOf.getUTCFullYear()))));
  }

  async start(tx: Tx, alarm: Alarm): Promise<void> {
    tx.tell(await this.startMessage(tx, alarm), alarm);
  }

  /** From where it stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, alarm: Alarm): Promise<Start> {
    const { id, commune, openedAt, personInCharge } = alarm;
    const { stage, version, anchors, asOf } = standingOf(alarm, tx.asOf);
    const input: ProcessInput = {
      ...{ id, commune, stage, version, asOf, anchors, personInCharge },
      policy: (await this.policy.of(tx, commune)).termsOf('monitoringAlarm'),
      holidays: holidaysOver(openedAt, tx.asOf),
      clock: this.clock.forProcesses(),
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'monitoringAlarm', workflowId: alarmWorkflowId(id), input };
  }

  moved(tx: Tx, alarm: Alarm, reason?: string): void {
    const standing = standingOf(alarm, tx.asOf);
    const message: Omit<Moved, 'messageId'> = { ...standing, reason, actor: tx.context.principal.person };
    this.signal(tx, alarm, 'moved', message);
  }

  reassigned(tx: Tx, alarm: Alarm, personInCharge: string): void {
    this.signal(tx, alarm, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  private signal(tx: Tx, alarm: Alarm, signal: SignalName, message: { asOf: string } & Record<string, unknown>): void {
    const workflow = { process: 'monitoringAlarm', workflowId: alarmWorkflowId(alarm.id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal, message }, alarm);
  }
}

/** Where the alarm stands, as its process is told. */
export const standingOf = (alarm: Alarm, asOf: Date): Standing => ({
  version: alarm.version,
  stage: alarm.stage,
  outcome: isOpen(alarm) ? undefined : alarm.outcome,
  ended: isOpen(alarm) ? undefined : true,
  anchors: { stageSince: alarm.stageSince.toISOString(), openedAt: alarm.openedAt.toISOString() },
  asOf: asOf.toISOString(),
});
