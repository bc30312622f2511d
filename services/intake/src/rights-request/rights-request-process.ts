import { Injectable } from '@nestjs/common';
import { addTerm } from '@oln/calendar';
import { holidaysOf, holidaysOver, yearsFrom } from '@oln/calendar/holidays';
import { workflowId, type Moved, type ProcessMessage, type SignalName, type Standing } from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import type { RightsRequest } from './rights-request.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const rightsRequestWorkflowId = (id: string): string => workflowId('rightsRequest', id);

/** What a request tells its process `rights-request-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class RightsRequestProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  /** Until when it is to be answered: of the first term from the receipt, of the second from the end of the first. */
  async answerBy(tx: Tx, commune: string, stage: 'received' | 'extended', from: Date): Promise<Date> {
    const term = (await this.policy.of(tx, commune)).termsOf('rightsRequest')[`${stage}.answer`]!;
    return new Date(addTerm(from.toISOString(), term, holidaysOf(yearsFrom(from.getUTCFullYear(), 2))));
  }

  async start(tx: Tx, request: RightsRequest): Promise<void> {
    tx.tell(await this.startMessage(tx, request), request);
  }

  /** From where the request stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, request: RightsRequest): Promise<Start> {
    const { id, commune, personInCharge, receivedAt } = request;
    const { stage, version, anchors, asOf } = standingOf(request, tx.asOf);
    const input = {
      ...{ id, commune, stage, version, asOf, anchors, personInCharge },
      policy: (await this.policy.of(tx, commune)).termsOf('rightsRequest'),
      holidays: holidaysOver(receivedAt, tx.asOf),
      clock: this.clock.forProcesses(),
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'rightsRequest', workflowId: rightsRequestWorkflowId(id), input };
  }

  moved(tx: Tx, request: RightsRequest, reason?: string): void {
    const standing = standingOf(request, tx.asOf);
    const message: Omit<Moved, 'messageId'> = { ...standing, reason, actor: tx.context.principal.person };
    this.signal(tx, request, 'moved', message);
  }

  reassigned(tx: Tx, request: RightsRequest, personInCharge: string): void {
    this.signal(tx, request, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    { id, commune, version }: RightsRequest,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    const workflow = { process: 'rightsRequest', workflowId: rightsRequestWorkflowId(id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal, message }, { id, commune, version });
  }
}

/** Where the request stands, as its process is told. */
export const standingOf = (request: RightsRequest, asOf: Date): Standing => ({
  version: request.version,
  stage: request.stage,
  outcome: request.stage === 'closed' ? request.outcome : undefined,
  ended: request.stage === 'closed' || undefined,
  anchors: anchorsOf(request),
  asOf: asOf.toISOString(),
});

export function anchorsOf(request: RightsRequest): Record<string, string> {
  const { stageSince, receivedAt, answerBy } = request;
  const first = {
    stageSince: stageSince.toISOString(),
    askedAt: receivedAt.toISOString(),
    answerBy: answerBy.toISOString(),
  };
  const { firstTermEndsAt } = 'firstTermEndsAt' in request ? request : { firstTermEndsAt: undefined };
  return firstTermEndsAt ? { ...first, firstTermEndsAt: firstTermEndsAt.toISOString() } : first;
}
