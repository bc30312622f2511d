import { Injectable } from '@nestjs/common';
import { newId, UnitOfWork } from '@oln/service-kit';
import { tellOf } from '../measure/measure-notices.js';
import { MeasureOpening } from '../measure/measure-opening.js';
import { EscalationTools } from './escalation-tools.js';
import type { Escalation } from './escalation.js';

/** The escalation ends and the measure opens in one transaction: the child is never between the two. */
@Injectable()
export class MeasureInstead {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: EscalationTools,
    private readonly measures: MeasureOpening,
  ) {}

  take(id: string, grounds?: readonly string[], note?: string): Promise<{ escalation: Escalation; measureId: string }> {
    return this.work.run('escalation.measure-instead', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, { kind: 'measure', note });
      const escalation = await this.tools.service.apply(tx, before, { do: 'take-measure' }, 'measure-instead');
      const { commune, familyId, children, caseId, factors, personInCharge } = escalation;
      const who = { commune, familyId, children, caseId, personInCharge, openedBy: tx.context.principal.person };
      const why = { grounds: grounds ?? escalation.grounds, factors, escalationId: id };
      const measure = await this.measures.open(tx, { id: newId(), ...who, ...why }, note);
      tellOf(tx, measure, 'opened', undefined, 'now');
      return { escalation, measureId: measure.id };
    });
  }
}
