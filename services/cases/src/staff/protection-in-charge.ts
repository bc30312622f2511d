import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { EscalationRepository } from '../escalation/escalation.repository.js';
import { MeasureRepository } from '../measure/measure.repository.js';

/** What somebody is in charge of besides cases: who leaves with only that leaves a child behind too. */
@Injectable()
export class ProtectionInCharge {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly measures: MeasureRepository,
  ) {}

  async count(tx: Tx, person: string, commune: string): Promise<number> {
    const escalations = await this.escalations.countInCharge(tx, person, commune);
    return escalations + (await this.measures.countInCharge(tx, person, commune));
  }
}
