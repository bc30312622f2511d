import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import { workflowId, type Moved, type ProcessMessage, type Standing } from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import type { Anonymisation } from './anonymisation.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const anonymisationWorkflowId = (id: string): string => workflowId('anonymisation', id);

/** What an anonymisation tells its process `anonymisation-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class AnonymisationProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  async start(tx: Tx, one: Anonymisation): Promise<void> {
    tx.tell(await this.startMessage(tx, one), one);
  }

  /** From where it stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, one: Anonymisation): Promise<Start> {
    const { id, commune, stageSince } = one;
    const { stage, version, anchors, asOf } = standingOf(one, tx.asOf);
    const input = {
      ...{ id, commune, stage, version, asOf, anchors },
      policy: (await this.policy.of(tx, commune)).termsOf('anonymisation'),
      holidays: holidaysOver(stageSince, tx.asOf),
      clock: this.clock.forProcesses(),
      traceparent: tx.context.traceparent,
    };
    return { kind: 'start', process: 'anonymisation', workflowId: anonymisationWorkflowId(id), input };
  }

  moved(tx: Tx, one: Anonymisation, reason?: string): void {
    const { id, commune, version } = one;
    const standing = standingOf(one, tx.asOf);
    const message: Omit<Moved, 'messageId'> = { ...standing, reason, actor: tx.context.principal.person };
    const workflow = { process: 'anonymisation', workflowId: anonymisationWorkflowId(id) } as const;
    tx.tell({ kind: 'signal', ...workflow, signal: 'moved', message: { ...message } }, { id, commune, version });
  }
}

/** Where it stands, as its process is told. */
export const standingOf = (one: Anonymisation, asOf: Date): Standing => ({
  version: one.version,
  stage: one.stage,
  outcome: one.stage === 'closed' ? one.outcome : undefined,
  ended: one.stage === 'closed' || undefined,
  anchors: anchorsOf(one),
  asOf: asOf.toISOString(),
});

export function anchorsOf(one: Anonymisation): Record<string, string> {
  const always = { stageSince: one.stageSince.toISOString(), announcedAt: one.announcedAt.toISOString() };
  return one.stage === 'held' ? { ...always, heldUntil: one.heldUntil.toISOString() } : always;
}
