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
import { isClosed, type CommunityPlan, type PlanPause } from './community-plan.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const planWorkflowId = (id: string): string => workflowId('communityPlan', id);

/** What a plan tells its process `community-plan-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class CommunityPlanProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  async start(tx: Tx, plan: CommunityPlan): Promise<void> {
    tx.tell(await this.startMessage(tx, plan), plan);
  }

  /** From where the plan stands now: also how a lost process is started anew. `lastHeld`: its latest activity, of this stage. */
  async startMessage(tx: Tx, plan: CommunityPlan, lastHeld?: Date): Promise<Start> {
    const { id, commune, stage, version, personInCharge, stageSince, pauses, pause } = plan;
    const input: ProcessInput = {
      ...{ id, commune, stage, version, personInCharge, anchors: anchorsOf(plan) },
      asOf: tx.asOf.toISOString(),
      policy: (await this.policy.of(tx, commune)).termsOf('communityPlan'),
      holidays: holidaysOver(stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
      happened: lastHeld && { 'activity-held': lastHeld.toISOString() },
      pauses: [...pauses],
      pause: pause && { since: pause.since.toISOString(), until: pause.until.toISOString(), reason: pause.reason },
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'communityPlan', workflowId: planWorkflowId(id), input };
  }

  moved(tx: Tx, plan: CommunityPlan, reason?: string): void {
    const standing = standingOf(plan, tx.asOf);
    const message: Omit<Moved, 'messageId'> = { ...standing, reason, actor: tx.context.principal.person };
    this.signal(tx, plan, 'moved', message);
  }

  activityHeld(tx: Tx, plan: CommunityPlan): void {
    const message = { what: 'activity-held', asOf: tx.asOf.toISOString(), actor: tx.context.principal.person };
    this.signal(tx, plan, 'happened', message);
  }

  reassigned(tx: Tx, plan: CommunityPlan, personInCharge: string): void {
    this.signal(tx, plan, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, plan: CommunityPlan, { until, reason }: PlanPause): void {
    this.signal(tx, plan, 'paused', { until: until.toISOString(), reason, asOf: tx.asOf.toISOString() });
  }

  resumed(tx: Tx, plan: CommunityPlan): void {
    this.signal(tx, plan, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    { id, commune, version }: CommunityPlan,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    const workflow = { process: 'communityPlan', workflowId: planWorkflowId(id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal, message }, { id, commune, version });
  }
}

/** Where the plan stands, as its process is told. */
export const standingOf = (plan: CommunityPlan, asOf: Date): Standing => ({
  version: plan.version,
  stage: plan.stage,
  outcome: isClosed(plan) ? plan.outcome : undefined,
  ended: isClosed(plan) || undefined,
  anchors: anchorsOf(plan),
  asOf: asOf.toISOString(),
});

/** A cycle is counted from where it began, and ends on the day that was agreed. */
export function anchorsOf(plan: CommunityPlan): Record<string, string> {
  const stageSince = plan.stageSince.toISOString();
  if (plan.stage !== 'running') return { stageSince };
  const { cycleStartedAt, cycleEndsAt } = plan;
  return { stageSince, cycleStartedAt: cycleStartedAt.toISOString(), cycleEndsAt: cycleEndsAt.toISOString() };
}
