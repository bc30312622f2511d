import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import { workflowId, type Moved, type ProcessInput, type ProcessMessage, type Standing } from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isSigned, type Snapshot } from './snapshot.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const snapshotWorkflowId = (id: string): string => workflowId('monitoringSnapshot', id);

/** What a snapshot tells its process `monitoring-snapshot-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class SnapshotProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  async start(tx: Tx, snapshot: Snapshot): Promise<void> {
    tx.tell(await this.startMessage(tx, snapshot), snapshot);
  }

  /** From where it stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, snapshot: Snapshot): Promise<Start> {
    const { id, commune, openedAt } = snapshot;
    const { stage, version, anchors, asOf } = standingOf(snapshot, tx.asOf);
    const input: ProcessInput = {
      ...{ id, commune, stage, version, asOf, anchors },
      policy: (await this.policy.of(tx, commune)).termsOf('monitoringSnapshot'),
      holidays: holidaysOver(openedAt, tx.asOf),
      clock: this.clock.forProcesses(),
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'monitoringSnapshot', workflowId: snapshotWorkflowId(id), input };
  }

  moved(tx: Tx, snapshot: Snapshot, reason?: string): void {
    const standing = standingOf(snapshot, tx.asOf);
    const message: Omit<Moved, 'messageId'> = { ...standing, reason, actor: tx.context.principal.person };
    const workflow = { process: 'monitoringSnapshot', workflowId: snapshotWorkflowId(snapshot.id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal: 'moved', message }, snapshot);
  }
}

/** Where the snapshot stands, as its process is told. */
export const standingOf = (snapshot: Snapshot, asOf: Date): Standing => ({
  version: snapshot.version,
  stage: snapshot.stage,
  outcome: isSigned(snapshot) ? snapshot.outcome : undefined,
  ended: isSigned(snapshot) || undefined,
  anchors: { stageSince: snapshot.stageSince.toISOString() },
  asOf: asOf.toISOString(),
});
