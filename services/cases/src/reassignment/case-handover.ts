import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { AppointmentRepository } from '../appointment/appointment.repository.js';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { FamilyPlanRepository } from '../family-plan/family-plan.repository.js';
import { StaffService } from '../staff/staff.service.js';
import type { ReassignmentReason } from './reassignment.js';

/** Everything that goes with a case to another professional: its process, due dates, tasks and appointments. */
@Injectable()
export class CaseHandover {
  constructor(
    private readonly cases: CaseFileService,
    private readonly plans: FamilyPlanRepository,
    private readonly appointments: AppointmentRepository,
    private readonly staff: StaffService,
  ) {}

  async assertTakesCases(tx: Tx, commune: string, people: readonly string[]): Promise<void> {
    for (const person of people) await this.staff.assertTakesCases(tx, commune, person);
  }

  async of(tx: Tx, before: CaseFile, to: string, reason: ReassignmentReason): Promise<CaseFile> {
    const after = await this.cases.apply(tx, before, { do: 'reassign', to }, { reason });
    await this.plans.reassignTasks(tx, after.id, before.personInCharge, to);
    await this.appointments.reassign(tx, after.id, before.personInCharge, to);
    raiseNotice(tx, after, { code: 'case.reassigned', aboutKind: 'case', to: { toPerson: to }, urgency: 'today' });
    return after;
  }

  /** Nothing stays with somebody who has left: neither what they were to do in cases of colleagues. */
  async ofTheRest(tx: Tx, from: string, commune: string): Promise<void> {
    await this.plans.leaveToThoseInCharge(tx, from, commune);
    await this.appointments.leaveToThoseInCharge(tx, from, commune);
  }
}
