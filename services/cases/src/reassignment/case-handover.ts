import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { AppointmentRepository } from '../appointment/appointment.repository.js';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { FamilyPlanRepository } from '../family-plan/family-plan.repository.js';
import { StaffService } from '../staff/staff.service.js';
import { ProtectionReassignment } from './protection-reassignment.js';
import type { Reassignment, ReassignmentReason } from './reassignment.js';

/** Everything that goes with a case to another professional: its process, due dates, tasks and appointments. */
@Injectable()
export class CaseHandover {
  constructor(
    private readonly cases: CaseFileService,
    private readonly plans: FamilyPlanRepository,
    private readonly appointments: AppointmentRepository,
    private readonly staff: StaffService,
    private readonly protection: ProtectionReassignment,
  ) {}

  async assertTakesCases(tx: Tx, commune: string, people: readonly string[]): Promise<void> {
    for (const person of people) await this.staff.assertTakesCases(tx, commune, person);
  }

  /** Who left since a caseload was asked to go to them gets nothing of it any more. */
  takersAmong(tx: Tx, commune: string, people: readonly string[]): Promise<string[]> {
    return this.staff.takersAmong(tx, commune, people);
  }

  async of(tx: Tx, before: CaseFile, to: string, reason: ReassignmentReason): Promise<CaseFile> {
    const after = await this.cases.apply(tx, before, { do: 'reassign', to }, { reason });
    await this.plans.reassignTasks(tx, after.id, before.personInCharge, to);
    await this.appointments.reassign(tx, after.id, before.personInCharge, to);
    await this.protection.follow(tx, before, to, reason);
    raiseNotice(tx, after, { code: 'case.reassigned', aboutKind: 'case', to: { toPerson: to }, urgency: 'today' });
    return after;
  }

  /** What else is in somebody's charge, besides cases. */
  countBeside(tx: Tx, person: string, commune: string): Promise<number> {
    return this.protection.count(tx, person, commune);
  }

  /** Nothing stays with somebody who has left: neither what they were to do in cases of colleagues. */
  async ofTheRest(tx: Tx, { from, to, commune, reason }: Reassignment): Promise<void> {
    await this.plans.leaveToThoseInCharge(tx, from, commune);
    await this.appointments.leaveToThoseInCharge(tx, from, commune);
    await this.protection.handOn(tx, { from, to, commune, reason });
  }
}
