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
  type WatchHappening,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isEnded, type Watch } from './watch.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const watchWorkflowId = (id: string): string => workflowId('childWatch', id);

/** What a watch tells its process `child-watch-<childId>`. Delivered by the outbox after the commit. */
@Injectable()
export class WatchProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  start(tx: Tx, watch: Watch, terms: Record<string, Term>): void {
    tx.tell(this.startWith(tx, watch, terms), watch);
  }

  /** From where the watch stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, watch: Watch): Promise<Start> {
    return this.startWith(tx, watch, (await this.policy.of(tx, watch.commune)).termsOf('childWatch'));
  }

  moved(tx: Tx, watch: Watch): void {
    const message: Omit<Moved, 'messageId'> = { ...standingOf(watch, tx.asOf), actor: tx.context.principal.person };
    this.signal(tx, watch, 'moved', { ...message });
  }

  happened(tx: Tx, watch: Watch, what: WatchHappening): void {
    this.signal(tx, watch, 'happened', { what, asOf: tx.asOf.toISOString(), actor: tx.context.principal.person });
  }

  reassigned(tx: Tx, watch: Watch, personInCharge: string): void {
    this.signal(tx, watch, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  private startWith(tx: Tx, watch: Watch, policy: Record<string, Term>): Start {
    const { stage, anchors, priority } = standingOf(watch, tx.asOf);
    const { id, commune, version, personInCharge } = watch;
    const input: ProcessInput = {
      ...{ id, commune, stage, version, personInCharge, priority, anchors, policy },
      happened: happenedOf(watch),
      asOf: tx.asOf.toISOString(),
      holidays: holidaysOver(watch.stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'childWatch', workflowId: watchWorkflowId(id), input };
  }

  private signal(tx: Tx, watch: Watch, signal: SignalName, message: { asOf: string } & Record<string, unknown>): void {
    tx.tell({ kind: 'signal', process: 'childWatch', workflowId: watchWorkflowId(watch.id), signal, message }, watch);
  }
}

function happenedOf({ lastJoinedAt, lastReviewedAt }: Watch): Record<string, string> {
  return {
    ...(lastJoinedAt && { 'alert-joined': lastJoinedAt.toISOString() }),
    ...(lastReviewedAt && { 'watch-reviewed': lastReviewedAt.toISOString() }),
  };
}

export const standingOf = (watch: Watch, asOf: Date): Standing => ({
  version: watch.version,
  stage: watch.stage,
  outcome: isEnded(watch) ? watch.outcome : undefined,
  ended: isEnded(watch) || undefined,
  priority: watch.severity,
  anchors: { stageSince: watch.stageSince.toISOString() },
  asOf: asOf.toISOString(),
});
