import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import {
  workflowId,
  type IntakeHappening,
  type Moved,
  type Priority,
  type ProcessInput,
  type ProcessMessage,
  type SignalName,
  type Standing,
  type Term,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isOpen, priorityOfRequest, type IntakeRequest, type Pause } from './request.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const intakeWorkflowId = (id: string): string => workflowId('intake', id);

/** What a request tells its process `intake-<requestId>`. Delivered by the outbox after the commit. */
@Injectable()
export class RequestProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  start(tx: Tx, request: IntakeRequest, terms: Record<string, Term>): void {
    tx.tell(this.startWith(tx, request, terms), request);
  }

  /** From where the request stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, request: IntakeRequest): Promise<Start> {
    const policy = await this.policy.of(tx, request.commune);
    return this.startWith(tx, request, policy.termsOf('intake'));
  }

  private startWith(tx: Tx, request: IntakeRequest, policy: Record<string, Term>): Start {
    const { stage, anchors, priority } = standingOf(request, tx.asOf);
    const { id, commune, version, personInCharge, reviewedAt, pause, pauses } = request;
    const input: ProcessInput = {
      id,
      commune,
      stage,
      version,
      personInCharge,
      priority,
      anchors,
      happened: reviewedAt && { 'queue-reviewed': reviewedAt.toISOString() },
      pauses: [...pauses],
      pause: pause && { since: pause.since.toISOString(), until: pause.until.toISOString(), reason: pause.reason },
      asOf: tx.asOf.toISOString(),
      policy,
      holidays: holidaysOver(request.stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
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

  happened(tx: Tx, request: IntakeRequest, what: IntakeHappening): void {
    this.signal(tx, request, 'happened', { what, asOf: tx.asOf.toISOString(), actor: tx.context.principal.person });
  }

  reassigned(tx: Tx, request: IntakeRequest, personInCharge: string): void {
    this.signal(tx, request, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, request: IntakeRequest, { since, until, reason }: Pause): void {
    this.signal(tx, request, 'paused', { until: until.toISOString(), reason, asOf: since.toISOString() });
  }

  resumed(tx: Tx, request: IntakeRequest): void {
    this.signal(tx, request, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  policyChanged(tx: Tx, request: IntakeRequest, policy: ProcessInput['policy']): void {
    this.signal(tx, request, 'policyChanged', { policy, asOf: tx.asOf.toISOString() });
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
