import { Injectable } from '@nestjs/common';
import { holidaysOf, yearsFrom } from '@oln/calendar/holidays';
import {
  workflowId,
  type Moved,
  type Priority,
  type ProcessInput,
  type ProcessMessage,
  type SignalName,
  type Standing,
} from '@oln/contracts';
import { policyFor } from '@oln/policy';
import { ServiceClock, type Tx } from '@oln/service-kit';
import { isOpen, priorityOfRequest, type IntakeRequest, type Pause } from './request.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const intakeWorkflowId = (id: string): string => workflowId('intake', id);

/** What a request tells its process `intake-<requestId>`. Delivered by the outbox after the commit. */
@Injectable()
export class RequestProcess {
  constructor(private readonly clock: ServiceClock) {}

  start(tx: Tx, request: IntakeRequest): void {
    tx.tell(this.startMessage(tx, request), request);
  }

  /** From where the request stands now: also how a lost process is started anew. */
  startMessage(tx: Tx, request: IntakeRequest): Start {
    const input: ProcessInput = {
      id: request.id,
      commune: request.commune,
      stage: request.stage,
      version: request.version,
      asOf: tx.asOf.toISOString(),
      personInCharge: request.personInCharge,
      priority: priorityOfRequest(request),
      policy: policyFor('intake'),
      holidays: holidaysOf(yearsFrom(tx.asOf.getUTCFullYear())),
      clock: this.clock.forProcesses(),
      anchors: { stageSince: request.stageSince.toISOString() },
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'intake', workflowId: intakeWorkflowId(request.id), input };
  }

  moved(tx: Tx, request: IntakeRequest, reason?: string): void {
    const message: Omit<Moved, 'messageId'> = {
      ...standingOf(request, tx.asOf),
      reason,
      actor: tx.context.principal.person,
    };
    this.signal(tx, request, 'moved', { ...message });
  }

  happened(tx: Tx, request: IntakeRequest, what: string, at = tx.asOf): void {
    this.signal(tx, request, 'happened', { what, asOf: at.toISOString(), actor: tx.context.principal.person });
  }

  reassigned(tx: Tx, request: IntakeRequest, personInCharge: string): void {
    this.signal(tx, request, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, request: IntakeRequest, { until, reason }: Pause): void {
    this.signal(tx, request, 'paused', { until: until.toISOString(), reason, asOf: tx.asOf.toISOString() });
  }

  resumed(tx: Tx, request: IntakeRequest): void {
    this.signal(tx, request, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    { id, ...about }: IntakeRequest,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    tx.tell({ kind: 'signal', process: 'intake', workflowId: intakeWorkflowId(id), signal, message }, { id, ...about });
  }
}

/** Where the request stands, as its process is told. The priority chooses the clock of the assignment. */
export const standingOf = (request: IntakeRequest, asOf: Date): Standing & { priority?: Priority } => ({
  version: request.version,
  stage: request.stage,
  outcome: isOpen(request) ? undefined : request.outcome,
  ended: isOpen(request) ? undefined : true,
  priority: priorityOfRequest(request),
  anchors: { stageSince: request.stageSince.toISOString() },
  asOf: asOf.toISOString(),
});
