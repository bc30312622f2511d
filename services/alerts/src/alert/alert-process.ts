import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import {
  workflowId,
  type Moved,
  type ProcessInput,
  type ProcessMessage,
  type SignalName,
  type Standing,
  type Term,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isOpen, type Alert } from './alert.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const alertWorkflowId = (id: string): string => workflowId('alert', id);

/** What an alert tells its process `alert-<alertId>`. Delivered by the outbox after the commit. */
@Injectable()
export class AlertProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  start(tx: Tx, alert: Alert, terms: Record<string, Term>): void {
    tx.tell(this.startWith(tx, alert, terms), alert);
  }

  /** From where the alert stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, alert: Alert): Promise<Start> {
    return this.startWith(tx, alert, (await this.policy.of(tx, alert.commune)).termsOf('alert'));
  }

  moved(tx: Tx, alert: Alert, reason?: string): void {
    const message: Omit<Moved, 'messageId'> = {
      ...standingOf(alert, tx.asOf),
      reason,
      actor: tx.context.principal.person,
    };
    this.signal(tx, alert, 'moved', { ...message });
  }

  reassigned(tx: Tx, alert: Alert, personInCharge: string): void {
    this.signal(tx, alert, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  private startWith(tx: Tx, alert: Alert, policy: Record<string, Term>): Start {
    const { stage, anchors, priority } = standingOf(alert, tx.asOf);
    const { id, commune, version, personInCharge } = alert;
    const input: ProcessInput = {
      ...{ id, commune, stage, version, personInCharge, priority, anchors, policy },
      asOf: tx.asOf.toISOString(),
      holidays: holidaysOver(alert.receivedAt, tx.asOf),
      clock: this.clock.forProcesses(),
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'alert', workflowId: alertWorkflowId(id), input };
  }

  private signal(tx: Tx, alert: Alert, signal: SignalName, message: { asOf: string } & Record<string, unknown>): void {
    tx.tell({ kind: 'signal', process: 'alert', workflowId: alertWorkflowId(alert.id), signal, message }, alert);
  }
}

/** Where the alert stands, as its process is told. Severity chooses the clock; triage counts from when it came in. */
export const standingOf = (alert: Alert, asOf: Date): Standing => ({
  version: alert.version,
  stage: alert.stage,
  outcome: isOpen(alert) ? undefined : alert.outcome,
  ended: isOpen(alert) ? undefined : true,
  priority: alert.severity,
  anchors: { stageSince: alert.stageSince.toISOString(), receivedAt: alert.receivedAt.toISOString() },
  asOf: asOf.toISOString(),
});
