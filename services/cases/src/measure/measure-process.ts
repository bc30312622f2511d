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
import type { Measure } from './measure.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const measureWorkflowId = (id: string): string => workflowId('protectionMeasure', id);

/** What a measure tells its process `measure-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class MeasureProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  async start(tx: Tx, measure: Measure): Promise<void> {
    tx.tell(await this.startMessage(tx, measure), measure);
  }

  /** From where the measure stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, measure: Measure): Promise<Start> {
    const { id, commune, stage, version, personInCharge, stageSince, pauses, pause } = measure;
    const reviewed = 'lastReviewAt' in measure ? measure.lastReviewAt?.toISOString() : undefined;
    const input: ProcessInput = {
      ...{ id, commune, stage, version, personInCharge, anchors: anchorsOf(measure) },
      asOf: tx.asOf.toISOString(),
      policy: (await this.policy.of(tx, commune)).termsOf('protectionMeasure'),
      holidays: holidaysOver(stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
      happened: reviewed ? { 'measure-reviewed': reviewed } : undefined,
      pauses: [...pauses],
      pause: pause && { since: pause.since.toISOString(), until: pause.until.toISOString(), reason: pause.reason },
    };
    return { kind: 'start', process: 'protectionMeasure', workflowId: measureWorkflowId(id), input };
  }

  moved(tx: Tx, measure: Measure, reason?: string): void {
    const standing = standingOf(measure, tx.asOf);
    const message: Omit<Moved, 'messageId'> = { ...standing, reason, actor: tx.context.principal.person };
    this.signal(tx, measure, 'moved', message);
  }

  reviewed(tx: Tx, measure: Measure): void {
    const message = { what: 'measure-reviewed', asOf: tx.asOf.toISOString(), actor: tx.context.principal.person };
    this.signal(tx, measure, 'happened', message);
  }

  reassigned(tx: Tx, measure: Measure, personInCharge: string): void {
    this.signal(tx, measure, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, measure: Measure, { until, reason }: { until: Date; reason: string }): void {
    this.signal(tx, measure, 'paused', { until: until.toISOString(), reason, asOf: tx.asOf.toISOString() });
  }

  resumed(tx: Tx, measure: Measure): void {
    this.signal(tx, measure, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    { id, commune, version }: Measure,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    const workflow = { process: 'protectionMeasure', workflowId: measureWorkflowId(id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal, message }, { id, commune, version });
  }
}

/** Where the measure stands, as its process is told. */
export const standingOf = (measure: Measure, asOf: Date): Standing => ({
  version: measure.version,
  stage: measure.stage,
  outcome: measure.stage === 'ended' ? measure.outcome : undefined,
  ended: measure.stage === 'ended' || undefined,
  anchors: anchorsOf(measure),
  asOf: asOf.toISOString(),
});

/** The term that runs is counted from where it began: of a renewal, from the renewal. */
export function anchorsOf(measure: Measure): Record<string, string> {
  const stageSince = measure.stageSince.toISOString();
  if (measure.stage !== 'in-force') return { stageSince };
  const { inForceSince, inForceUntil } = measure;
  return { stageSince, inForceSince: inForceSince.toISOString(), inForceUntil: inForceUntil.toISOString() };
}
