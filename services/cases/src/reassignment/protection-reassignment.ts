import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { familyOf, type CaseFile } from '../case-file/case-file.js';
import { tellOf } from '../escalation/escalation-notices.js';
import { EscalationTools } from '../escalation/escalation-tools.js';
import type { Escalation } from '../escalation/escalation.js';
import { tellOf as tellOfMeasure } from '../measure/measure-notices.js';
import { MeasureTools } from '../measure/measure-tools.js';
import type { Measure } from '../measure/measure.js';
import type { Reassignment, ReassignmentReason } from './reassignment.js';

/** Escalations and measures are in somebody's charge as cases are: nobody leaves one behind. */
@Injectable()
export class ProtectionReassignment {
  constructor(
    private readonly escalations: EscalationTools,
    private readonly measures: MeasureTools,
  ) {}

  /** With a case goes what is in the same hands of the family: also what was opened for it without naming a case. */
  async follow(tx: Tx, before: CaseFile, to: string, reason: ReassignmentReason): Promise<void> {
    const family = familyOf(before);
    const goesAlong = ({ personInCharge }: Escalation | Measure): boolean => personInCharge === before.personInCharge;
    for (const escalation of (await this.escalations.repository.ofFamily(tx, family)).filter(goesAlong))
      await this.hand(tx, escalation, to, reason);
    for (const measure of (await this.measures.repository.ofFamily(tx, family)).filter(goesAlong))
      await this.handMeasure(tx, measure, to, reason);
  }

  async count(tx: Tx, person: string, commune: string): Promise<number> {
    const escalations = await this.escalations.repository.countInCharge(tx, person, commune);
    return escalations + (await this.measures.repository.countInCharge(tx, person, commune));
  }

  /** What is left once the cases have gone, to others in turn. */
  async handOn(
    tx: Tx,
    { from, to, commune, reason }: Pick<Reassignment, 'from' | 'to' | 'commune' | 'reason'>,
  ): Promise<void> {
    const left = await this.escalations.repository.inCharge(tx, from, commune);
    for (const [at, escalation] of left.entries()) await this.hand(tx, escalation, to[at % to.length]!, reason);
    const measures = await this.measures.repository.inCharge(tx, from, commune);
    for (const [at, measure] of measures.entries())
      await this.handMeasure(tx, measure, to[(left.length + at) % to.length]!, reason);
  }

  private async hand(tx: Tx, escalation: Escalation, to: string, reason: ReassignmentReason): Promise<void> {
    const after = await this.escalations.service.apply(tx, escalation, { do: 'reassign', to }, reason);
    tellOf(tx, after, 'reassigned');
  }

  private async handMeasure(tx: Tx, measure: Measure, to: string, reason: ReassignmentReason): Promise<void> {
    const after = await this.measures.service.apply(tx, measure, { do: 'reassign', to }, reason);
    tellOfMeasure(tx, after, 'reassigned');
  }
}
