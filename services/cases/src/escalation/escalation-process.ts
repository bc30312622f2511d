import { Injectable } from '@nestjs/common';
import type { EscalationHappening, ProcessStart, Standing } from '@oln/contracts';
import { anchorsFrom, OfficePolicy, OwnedProcess, ServiceClock, type Tx } from '@oln/service-kit';
import { EscalationRecords } from './escalation-records.js';
import { gradeOf, type Escalation } from './escalation.js';

/** What an escalation tells its process `escalation-<id>`. */
@Injectable()
export class EscalationProcess extends OwnedProcess<Escalation, EscalationHappening> {
  readonly standingOf = standingOf;

  constructor(
    clock: ServiceClock,
    policy: OfficePolicy,
    private readonly records: EscalationRecords,
  ) {
    super(clock, policy);
  }

  protected override processOf() {
    return 'escalation' as const;
  }

  override async startMessage(tx: Tx, escalation: Escalation): Promise<ProcessStart> {
    return super.startMessage(tx, escalation, await this.records.happened(tx, escalation.id));
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
  return anchorsFrom(anchors);
}
