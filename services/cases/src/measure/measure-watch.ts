import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { tellOffice } from '../escalation/escalation-notices.js';
import { EscalationOpening } from '../escalation/escalation-opening.js';
import type { Escalation } from '../escalation/escalation.js';
import type { Finding } from './measure-commands.js';
import { tellOf } from './measure-notices.js';
import { MeasureTools } from './measure-tools.js';
import type { Measure } from './measure.js';

export interface EscalatedFrom {
  measure: Measure;
  escalationId: string;
}

/** While it holds: whether it is complied with, and what is done where it is not. */
@Injectable()
export class MeasureWatch {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: MeasureTools,
    private readonly escalations: EscalationOpening,
  ) {}

  review(id: string, finding: Finding, note?: string): Promise<Measure> {
    return this.work.run('measure.review', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      await this.tools.records.add(tx, before, 'review', finding, note);
      const after = await this.tools.service.apply(tx, before, { do: 'review', finding }, finding);
      this.tools.process.happened(tx, after, 'measure-reviewed');
      tx.emit(casesEvents.measureReviewed, after, { id, finding });
      if (after.stage === 'non-compliance') this.tellNonCompliance(tx, after);
      return after;
    });
  }

  /** Between two reviews. */
  reportNonCompliance(id: string, note?: string): Promise<Measure> {
    return this.work.run('measure.report-non-compliance', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      await this.tools.records.add(tx, before, 'non-compliance', undefined, note);
      const after = await this.tools.service.apply(tx, before, { do: 'report-non-compliance' }, 'not-complied-with');
      this.tellNonCompliance(tx, after);
      return after;
    });
  }

  warn(id: string, note?: string): Promise<Measure> {
    return this.work.run('measure.warn', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, 'warned', undefined, note);
      const after = await this.tools.service.apply(tx, before, { do: 'warn' }, 'warning');
      tellOf(tx, after, 'warned');
      return after;
    });
  }

  /** The escalation opens, and the measure ends, in one transaction: the child is never between the two. */
  escalate(id: string, given: { urgent: boolean; note?: string }): Promise<EscalatedFrom> {
    return this.work.run('measure.escalate', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, 'escalated', undefined, given.note);
      const measure = await this.tools.service.apply(tx, before, { do: 'escalate' }, 'not-complied-with');
      const escalation = await this.escalationOf(tx, measure, given);
      tellOf(tx, measure, 'escalated');
      return { measure, escalationId: escalation.id };
    });
  }

  /** One that runs for a child of the measure already goes on, and its people are told. */
  private async escalationOf(
    tx: Tx,
    measure: Measure,
    { urgent, note }: { urgent: boolean; note?: string },
  ): Promise<Escalation> {
    const [running] = await this.escalations.running(tx, measure);
    if (running) {
      tellOffice(tx, running, 'worsened');
      return running;
    }
    const { commune, children, familyId, caseId, factors, grounds, personInCharge } = measure;
    const why = { grounds: [...new Set(['measure-not-complied-with', ...grounds])], factors, urgent };
    const who = { commune, children, familyId, caseId, personInCharge, draftedBy: tx.context.principal.person };
    const about = { id: newId(), measureId: measure.id, institutions: ['specialised-service'] as const };
    return this.escalations.open(tx, { ...about, ...who, ...why, hasAccount: note !== undefined }, note);
  }

  private tellNonCompliance(tx: Tx, after: Measure): void {
    tellOf(tx, after, 'not-complied-with', { toRole: 'coordinator' }, 'now');
  }
}
