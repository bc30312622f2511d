import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import { casesEvents, settle } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { PauseReason } from '../case-file/case-file.js';
import { StaffService } from '../staff/staff.service.js';
import { decideExitContact, type ExitContact } from './exit-contact.js';
import { inCharge, tellOf, tellOffice } from './escalation-notices.js';
import { EscalationTools } from './escalation-tools.js';
import type { Escalation, ExitFollowUp, ServiceStatus } from './escalation.js';
import { returnToIntake } from './returned-to-intake.js';

/** The office keeps its eye on the child: with the service, and for a year after it. */
@Injectable()
export class EscalationFollowUp {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: EscalationTools,
    private readonly staff: StaffService,
  ) {}

  status(
    id: string,
    { status, risks, note }: { status: ServiceStatus; risks: readonly string[]; note?: string },
  ): Promise<Escalation> {
    return this.work.run('escalation.status', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      await this.tools.records.add(tx, before, { kind: 'status', code: status, risks, note });
      const after = await this.tools.service.apply(tx, before, { do: 'hear-status', status }, status);
      this.tools.process.happened(tx, after, 'status-heard');
      tx.emit(casesEvents.statusHeard, after, { id, status });
      if (status === 'not-attended') tellOffice(tx, after, 'not-attended');
      if (status === 'leaving') this.tellLeft(tx, after, risks);
      return after;
    });
  }

  contact(id: string, given: ExitContact & { note?: string }): Promise<Escalation> {
    return this.work.run('escalation.exit-contact', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const held = before.stage === 'exit-follow-up' && (await this.isHeld(tx, before, given));
      const { month, kind: contactKind, result: code, risks, note } = given;
      await this.tools.records.add(tx, before, { kind: 'exit-contact', month, contactKind, code, risks, note });
      if (risks.length > 0) this.tellRisk(tx, before, risks);
      // An attempt that reached nobody leaves the clock of its month running.
      if (!held && before.stage === 'exit-follow-up') return this.noted(tx, before);
      const after = await this.tools.service.apply(tx, before, { do: 'hold-contact', month }, code);
      this.tools.process.happened(tx, after, 'exit-contact-held');
      tx.emit(casesEvents.exitContactHeld, after, { id, month, newRisk: risks.length > 0 });
      return after;
    });
  }

  pause(id: string, untilDay: LocalDate, reason: PauseReason): Promise<Escalation> {
    return this.work.run('escalation.pause', async (tx) => {
      const before = await this.tools.service.lockForChange(tx, id);
      const { numbers } = await this.tools.policy.of(tx, before.commune);
      const latest = new Date(addTerm(tx.asOf.toISOString(), `${numbers['pause.maximum-days']}d`, []));
      return this.tools.service.apply(tx, before, {
        do: 'pause',
        until: new Date(endOfLocalDay(untilDay)),
        reason,
        latest,
      });
    });
  }

  resume(id: string): Promise<Escalation> {
    return this.work.run('escalation.resume', async (tx) =>
      this.tools.service.apply(tx, await this.tools.service.lockForChange(tx, id), { do: 'resume' }),
    );
  }

  reassign(id: string, to: string, reason: string): Promise<Escalation> {
    return this.work.run('escalation.reassign', async (tx) => {
      const before = await this.tools.service.lock(tx, id);
      await this.staff.assertTakesCases(tx, before.commune, to);
      const after = await this.tools.service.apply(tx, before, { do: 'reassign', to }, reason);
      tellOf(tx, after, 'reassigned');
      return after;
    });
  }

  /** A contact that is refused (too early) leaves nothing behind; one that reached nobody is one attempt more. */
  private async isHeld(tx: Tx, before: ExitFollowUp, given: ExitContact): Promise<boolean> {
    const { numbers, termsOf } = await this.rulesOf(tx, before);
    const due = new Date(
      addTerm(before.leftServiceAt.toISOString(), termsOf[`exit-follow-up.month-${given.month}`]!, []),
    );
    const attempts = [...(await this.tools.records.attempts(tx, before.id, given.month)), { kind: given.kind }];
    const needed = {
      attempts: numbers['invitation.contact-attempts'],
      kinds: numbers['invitation.contact-kinds'],
      visits: numbers['invitation.visits'],
    };
    return settle(decideExitContact(given, { due, tried: { attempts, needed } }, tx.asOf)).held;
  }

  private async rulesOf(tx: Tx, { commune }: Escalation) {
    const policy = await this.tools.policy.of(tx, commune);
    return { numbers: policy.numbers, termsOf: policy.termsOf('escalation') };
  }

  private tellLeft(tx: Tx, after: Escalation, risks: readonly string[]): void {
    tellOffice(tx, after, 'left-service', 'today');
    if (risks.length > 0) returnToIntake(tx, after, 'left-service', risks);
  }

  /** The follow-up goes on beside the new request. */
  private tellRisk(tx: Tx, before: Escalation, risks: readonly string[]): void {
    returnToIntake(tx, before, 'new-risk', risks);
    tellOf(tx, before, 'new-risk', { toRole: 'coordinator' }, 'now');
    if (before.personInCharge) tellOf(tx, before, 'new-risk', inCharge(before), 'now');
  }

  private noted(tx: Tx, escalation: Escalation): Escalation {
    const { id, commune, version } = escalation;
    tx.audit({ kind: 'escalation', id, commune, version });
    return escalation;
  }
}
