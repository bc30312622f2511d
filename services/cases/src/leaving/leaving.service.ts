import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { AppointmentService } from '../appointment/appointment.service.js';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { FamilyPlanRepository } from '../family-plan/family-plan.repository.js';
import { TransferService } from '../transfer/transfer.service.js';

/** What was agreed with a family that is not attended any more: nobody waits for it, and nobody goes to see it by mistake. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly transfers: TransferService,
    private readonly plans: FamilyPlanRepository,
    private readonly appointments: AppointmentService,
    private readonly cases: CaseFileRepository,
  ) {}

  /** The outcome is fixed. A family that is followed up keeps its appointments, and the tasks that stay active. */
  async left(tx: Tx, caseId: string, isFollowedUp: boolean): Promise<void> {
    await this.transfers.withdrawOfClosedCase(caseId);
    if (!isFollowedUp) await this.ended(tx, caseId);
    await this.tellOtherLine(tx, caseId);
  }

  /** Leaving one line is not leaving the other: who walks on with the family knows that they do so alone. */
  private async tellOtherLine(tx: Tx, caseId: string): Promise<void> {
    for (const other of await this.cases.othersOpen(tx, await this.cases.get(tx, caseId))) {
      const to = { toPerson: other.personInCharge };
      raiseNotice(tx, other, { code: 'case.left-other-line', aboutKind: 'case', to, urgency: 'today' });
    }
  }

  async ended(tx: Tx, caseId: string): Promise<void> {
    await this.plans.layDown(tx, caseId);
    await this.appointments.cancelComing(tx, caseId);
  }
}
