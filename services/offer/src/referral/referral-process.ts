import { Injectable } from '@nestjs/common';
import { holidaysOver } from '@oln/calendar/holidays';
import {
  workflowId,
  type Moved,
  type ProcessInput,
  type ProcessMessage,
  type ReferralHappening,
  type SignalName,
  type Standing,
} from '@oln/contracts';
import { OfficePolicy, ServiceClock, type Tx } from '@oln/service-kit';
import { isFixed, isHolding, isListed, type Pause, type Referral } from './referral.js';

type Start = Extract<ProcessMessage, { kind: 'start' }>;

export const referralWorkflowId = (id: string): string => workflowId('assistedReferral', id);

/** What a referral tells its process `referral-<id>`. Delivered by the outbox after the commit. */
@Injectable()
export class ReferralProcess {
  constructor(
    private readonly clock: ServiceClock,
    private readonly policy: OfficePolicy,
  ) {}

  async start(tx: Tx, referral: Referral): Promise<void> {
    tx.tell(await this.startMessage(tx, referral), referral);
  }

  /** From where the referral stands now: also how a lost process is started anew. */
  async startMessage(tx: Tx, referral: Referral, happened: Record<string, string> = {}): Promise<Start> {
    const terms = (await this.policy.of(tx, referral.commune)).termsOf('assistedReferral');
    const input: ProcessInput = {
      id: referral.id,
      commune: referral.commune,
      stage: referral.stage,
      version: referral.version,
      asOf: tx.asOf.toISOString(),
      personInCharge: referral.personInCharge,
      priority: referral.priority,
      policy: terms,
      holidays: holidaysOver(referral.requestedAt, tx.asOf),
      clock: this.clock.forProcesses(),
      anchors: standingOf(referral, tx.asOf).anchors,
      happened,
      pauses: [...referral.pauses],
      pause: referral.pause && pauseOf(referral.pause),
    };
    return { kind: 'start', process: 'assistedReferral', workflowId: referralWorkflowId(referral.id), input };
  }

  moved(tx: Tx, referral: Referral, reason?: string): void {
    const { version, stage, outcome, ended, anchors, priority, asOf } = standingOf(referral, tx.asOf);
    const actor = tx.context.principal.person;
    const message: Omit<Moved, 'messageId'> = {
      version,
      stage,
      outcome,
      ended,
      anchors,
      priority,
      reason,
      asOf,
      actor,
    };
    this.signal(tx, referral, 'moved', message);
  }

  happened(tx: Tx, referral: Referral, what: ReferralHappening, at: Date): void {
    this.signal(tx, referral, 'happened', { what, asOf: at.toISOString(), actor: tx.context.principal.person });
  }

  reassigned(tx: Tx, referral: Referral): void {
    const { personInCharge } = referral;
    this.signal(tx, referral, 'reassigned', { personInCharge, asOf: tx.asOf.toISOString() });
  }

  paused(tx: Tx, referral: Referral, { until, reason }: Pause): void {
    this.signal(tx, referral, 'paused', { until: until.toISOString(), reason, asOf: tx.asOf.toISOString() });
  }

  resumed(tx: Tx, referral: Referral): void {
    this.signal(tx, referral, 'resumed', { asOf: tx.asOf.toISOString() });
  }

  private signal(
    tx: Tx,
    referral: Referral,
    signal: SignalName,
    message: { asOf: string } & Record<string, unknown>,
  ): void {
    const workflowId = referralWorkflowId(referral.id);
    tx.tell({ kind: 'signal', process: 'assistedReferral', workflowId, signal, message }, referral);
  }
}

const pauseOf = ({ since, until, reason }: Pause): NonNullable<ProcessInput['pause']> => ({
  since: since.toISOString(),
  until: until.toISOString(),
  reason,
});

/** Where the referral stands, as its process is told. Anchors are the instants from which its clocks are counted. */
export function standingOf(referral: Referral, asOf: Date): Standing {
  return {
    version: referral.version,
    stage: referral.stage,
    outcome: isFixed(referral) ? referral.outcome : undefined,
    ended: referral.stage === 'closed' || undefined,
    priority: referral.priority,
    anchors: anchorsOf({
      stageSince: referral.stageSince,
      waitCountsFrom: isListed(referral) ? referral.list.waitCountsFrom : undefined,
      appointmentAt: isHolding(referral) ? referral.appointmentAt : undefined,
      effectiveAt: isFixed(referral) ? referral.effectiveAt : undefined,
      consentWithdrawnAt: referral.consentWithdrawnAt,
    }),
    asOf: asOf.toISOString(),
  };
}

function anchorsOf(instants: Record<string, Date | undefined>): Record<string, string> {
  const known = Object.entries(instants).filter((entry): entry is [string, Date] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([name, instant]) => [name, instant.toISOString()]));
}
