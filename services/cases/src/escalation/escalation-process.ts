import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import {
  workflowId,
  type Moved,
  type ProcessInput,
  type ProcessMessage,
  type SignalName,
  type Standing,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { gradeOf, type Escalation } from './escalation.js';
import { EscalationRecords } from './escalation-records.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const escalationWorkflowId = (id: string): string => workflowId('escalation', id);

/** What an escalation tells its process `escalation-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class EscalationProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
    private readonly records: EscalationRecords,
  ) {}

  async start(tx: Tx, escalation: Escalation): Promise<void> {
    tx.tell(await this.startMessage(tx, escalation), escalation);
  }

  /** From where the escalation stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, escalation: Escalation): Promise<Start> {
    const { id, commune, stage, version, personInCharge, stageSince, pauses, pause } = escalation;
    const { anchors, priority } = standingOf(escalation, tx.asOf);
    const input: ProcessInput = {
      ...{ id, commune, stage, version, personInCharge, priority, anchors },
      asOf: tx.asOf.toISOString(),
      policy: (await this.policy.of(tx, commune)).termsOf('escalation'),
      holidays: holidaysOver(stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
      happened: await this.records.happened(tx, id),
      pauses: [...pauses],
      pause: pause && { since: pause.since.toISOString(), until: pause.until.toISOString(), reason: pause.reason },
    };
    return { kind: 'start', process: 'escalation', workflowId: escalationWorkflowId(id), input };
  }

  moved(tx: Tx, escalation: Escalation, reason?: string): void {
    const message: Omit<Moved, 'messageId'> = {
      ...standingOf(escalation, tx.asOf),
      reason,
      actor: tx.context.principal.person,
    };
    this.signal(tx, escalation, 'moved', message);
  }

  happened(tx: Tx, escalation: Escalation, what: 'status-heard' | 'exit-contact-held'): void {
    this.signal(tx, escalation, 'happened', { what, asOf: tx.asOf.toISOString(), actor: tx.context.principal.person });
  }

  reassigned(tx: Tx, escalation: Escalation, personInCharge: string): void {
    this.signal(tx, escalation, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, escalation: Escalation, { until, reason }: { until: Date; reason: string }): void {
    this.signal(tx, escalation, 'paused', { until: until.toISOString(), reason, asOf: tx.asOf.toISOString() });
  }

  resumed(tx: Tx, escalation: Escalation): void {
    this.signal(tx, escalation, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    { id, commune, version }: Escalation,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    const workflow = { process: 'escalation', workflowId: escalationWorkflowId(id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal, message }, { id, commune, version });
  }
}

/** Where the escalation stands, as its process is told. Anchors are the instants from which its clocks are counted. */
export function standingOf(escalation: Escalation, asOf: Date): Standing {
  const { version, stage } = escalation;
  return {
    version,
    stage,
    outcome: 'outcome' in escalation ? escalation.outcome : undefined,
    ended: stage === 'ended' || undefined,
    priority: gradeOf(escalation),
    anchors: anchorsOf(escalation),
    asOf: asOf.toISOString(),
  };
}

/** Of all instants those that hold in the stage: a date that stopped the service's term once is none of a new term. */
export function anchorsOf(escalation: Escalation): Record<string, string> {
  const anchors: Record<string, Date | undefined> = { stageSince: escalation.stageSince };
  if (escalation.stage === 'notified') anchors.notifiedAt = escalation.notifiedAt;
  if (escalation.stage === 'deciding') anchors.decideBy = escalation.decideBy;
  if (escalation.stage === 'exit-follow-up') {
    const { leftServiceAt, heldMonths } = escalation;
    anchors.leftServiceAt = leftServiceAt;
    for (const month of heldMonths) anchors[`contactedMonth${month}`] = leftServiceAt;
  }
  const held = Object.entries(anchors).filter((entry): entry is [string, Date] => entry[1] !== undefined);
  return Object.fromEntries(held.map(([name, instant]) => [name, instant.toISOString()]));
}
