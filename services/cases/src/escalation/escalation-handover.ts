import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import type { Command } from './escalation-commands.js';
import { tellOffice } from './escalation-notices.js';
import { EscalationTools } from './escalation-tools.js';
import type { Escalation, HandoverStep } from './escalation.js';
import { returnToIntake } from './returned-to-intake.js';

/**
 * The way to the service, step by step: each step is one transaction, and only the last one changes whose the child
 * is. Whatever is interrupted in between leaves the office in charge (process §6, "never two owners, never none").
 */
@Injectable()
export class EscalationHandover {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: EscalationTools,
    private readonly files: CaseFileRepository,
    private readonly cases: CaseFileService,
  ) {}

  step(id: string, step: HandoverStep, note?: string): Promise<Escalation> {
    return this.work.run('escalation.handover-step', async (tx) => {
      // Cases before the escalation, as a reassignment does: two of them at once do not wait for each other.
      const files = step === 'family-received' ? await this.openCases(tx, id) : [];
      const before = await this.tools.service.lockForChange(tx, id);
      await this.tools.records.add(tx, before, { kind: 'handover-step', code: step, note });
      const after = await this.tools.service.apply(tx, before, { do: 'hand-over', step }, step);
      tx.emit(casesEvents.handoverStep, after, { id, step });
      for (const file of files) await this.leaveCase(tx, file, after);
      return after;
    });
  }

  /** The service gives the family back: the office goes on in the case that is open, or intake opens a request. */
  takeBack(id: string, reason: Command<'take-back'>['reason'], note?: string): Promise<Escalation> {
    return this.work.run('escalation.take-back', async (tx) => {
      const files = await this.openCases(tx, id);
      const before = await this.tools.service.lockForChange(tx, id);
      await this.tools.records.add(tx, before, { kind: 'given-back', code: reason, note });
      const after = await this.tools.service.apply(tx, before, { do: 'take-back', reason });
      tellOffice(tx, after, 'given-back');
      returnUnattended(tx, after, files);
      return after;
    });
  }

  /** Rejected, and the office goes on: in the open case, or by a request of intake. */
  keep(id: string, reason: Command<'keep'>['reason'], note?: string): Promise<Escalation> {
    return this.work.run('escalation.keep', async (tx) => {
      const files = await this.openCases(tx, id);
      const before = await this.tools.service.lock(tx, id);
      await this.tools.records.add(tx, before, { kind: 'kept', code: reason, note });
      const after = await this.tools.service.apply(tx, before, { do: 'keep', reason });
      returnUnattended(tx, after, files);
      return after;
    });
  }

  private async openCases(tx: Tx, id: string): Promise<CaseFile[]> {
    const { children } = await this.tools.repository.get(tx, id);
    return this.files.lockOpenOfChildren(tx, children);
  }

  /** A case whose children all go ends as escalated; one that keeps siblings goes on with them. */
  private async leaveCase(tx: Tx, file: CaseFile, { children, grounds, urgent }: Escalation): Promise<void> {
    const going = file.children.filter((child) => children.includes(child));
    if (going.length === file.children.length) {
      const reason = urgent ? 'imminent-danger' : caseReason(grounds);
      await this.cases.apply(tx, file, { do: 'escalate', reason });
      return;
    }
    let left = file;
    for (const child of going)
      left = await this.cases.apply(tx, left, { do: 'lose-child', child, reason: 'escalated' });
  }
}

const CASE_REASONS = ['crime', 'court-order', 'worsened'] as const;

const caseReason = (grounds: readonly string[]): (typeof CASE_REASONS)[number] | 'grave-violation' =>
  CASE_REASONS.find((reason) => grounds.includes(reason)) ?? 'grave-violation';

/** Children that no open case attends are intake's to take up again. */
function returnUnattended(tx: Tx, escalation: Escalation, files: readonly CaseFile[]): void {
  const attended = new Set(files.flatMap(({ children }) => children));
  const alone = escalation.children.filter((child) => !attended.has(child));
  if (alone.length > 0) returnToIntake(tx, { ...escalation, children: alone }, 'returned-by-service');
}
