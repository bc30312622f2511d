import { Injectable } from '@nestjs/common';
import { casesEvents, refuse, RefusedError, settle } from '@oln/contracts';
import {
  assertWithinReach,
  auditNoneFound,
  mayTouch,
  newId,
  type Page,
  type PageQuery,
  type Tx,
  UnitOfWork,
} from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { visibleTo } from '../case-file/case-rights.js';
import {
  decideAppointment,
  decideCancellation,
  decideCase,
  type Agreed,
  type Appointment,
  type CancelReason,
} from './appointment.js';
import { AppointmentErrors } from './appointment.errors.js';
import { AppointmentRepository, type AppointmentFilter } from './appointment.repository.js';
import { appointmentView, type AppointmentView } from './appointment.views.js';

/** One agenda per person, whatever the cases; and one per family, whatever the lines. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly appointments: AppointmentRepository,
  ) {}

  /** `onPurpose`: the family is to be in two appointments at once, for instance with both professionals together. */
  agree(commune: string, given: Omit<Agreed, 'familyId'>, onPurpose = false): Promise<AppointmentView> {
    return this.work.run('appointment.agree', async (tx) => {
      assertWithinReach(tx, commune);
      assertOwnAgenda(tx, { commune, person: given.person });
      const file = given.caseId && settle(decideCase(await this.cases.lockForWork(tx, given.caseId), commune));
      const agreed = { ...given, familyId: file ? file.familyId : undefined };
      const others = await this.taken(tx, agreed, onPurpose);
      const appointment = settle(decideAppointment({ ...agreed, id: newId(), commune }, others, tx.asOf));
      await this.appointments.insert(tx, appointment);
      tx.emit(casesEvents.appointmentSet, appointment, factsOf(appointment));
      return appointmentView(appointment);
    });
  }

  change(id: string, moved: Pick<Agreed, 'startsAt' | 'endsAt' | 'note'>, onPurpose = false): Promise<AppointmentView> {
    return this.work.run('appointment.change', async (tx) => {
      const current = await this.lock(tx, id);
      if (current.state === 'cancelled') throw new RefusedError(refuse(AppointmentErrors.CANCELLED));
      const others = await this.taken(tx, { ...current, ...moved }, onPurpose);
      const next = settle(decideAppointment({ ...current, ...moved }, others, tx.asOf, current.version + 1));
      await this.appointments.save(tx, next);
      tx.emit(casesEvents.appointmentSet, next, factsOf(next));
      return appointmentView(next);
    });
  }

  cancel(id: string, reason: CancelReason): Promise<AppointmentView> {
    return this.work.run('appointment.cancel', async (tx) => {
      const next = settle(decideCancellation(await this.lock(tx, id), reason));
      await this.keepCancelled(tx, next, reason);
      return appointmentView(next);
    });
  }

  /** Nobody visits a family that has left. */
  async cancelComing(tx: Tx, caseId: string): Promise<void> {
    for (const coming of await this.appointments.comingOf(tx, caseId)) {
      await this.keepCancelled(tx, settle(decideCancellation(coming, 'case-closed')), 'case-closed');
    }
  }

  /** A professional sees their own agenda; the coordinator that of the office. */
  list(filter: AppointmentFilter, page: PageQuery): Promise<Page<AppointmentView>> {
    return this.work.read('appointment.list', async (tx) => {
      const own = visibleTo(tx.context.principal, filter.person, 'agenda.read');
      const found = await this.appointments.list(tx, own ? { ...filter, person: own } : filter, page);
      const seen = new Map(found.items.map(({ caseId, commune }) => [caseId, commune]));
      for (const [id, commune] of seen) if (id) tx.audit({ kind: 'case', id, commune });
      if (seen.size === 0) auditNoneFound(tx, 'case', filter);
      return { ...found, items: found.items.map(appointmentView) };
    });
  }

  /** The agenda of a case's family: what both lines have agreed with it, whoever it is with. */
  ofFamily(caseId: string, page: PageQuery): Promise<Page<AppointmentView>> {
    return this.work.read('appointment.list', async (tx) => {
      const { commune, familyId } = await this.cases.getForReading(tx, caseId, 'agenda.read');
      tx.audit({ kind: 'case', id: caseId, commune });
      const found = await this.appointments.list(tx, { familyId }, page);
      return { ...found, items: found.items.map(appointmentView) };
    });
  }

  private async taken(tx: Tx, { person, familyId, startsAt, endsAt }: Agreed, onPurpose: boolean) {
    const ofPerson = await this.appointments.between(tx, person, startsAt, endsAt);
    if (!familyId || onPurpose) return { ofPerson, ofFamily: [] };
    return { ofPerson, ofFamily: await this.appointments.ofFamilyBetween(tx, familyId, startsAt, endsAt) };
  }

  private async keepCancelled(tx: Tx, cancelled: Appointment, reason: CancelReason): Promise<void> {
    await this.appointments.save(tx, cancelled);
    tx.emit(casesEvents.appointmentCancelled, cancelled, { ...factsOf(cancelled), reason });
  }

  private async lock(tx: Tx, id: string): Promise<Appointment> {
    const appointment = await this.appointments.lock(tx, id);
    assertOwnAgenda(tx, appointment);
    tx.assertVersion(appointment.version);
    return appointment;
  }
}

function assertOwnAgenda(tx: Tx, { commune, person }: Pick<Appointment, 'commune' | 'person'>): void {
  if (!mayTouch(tx.context.principal, 'agenda.keep', { commune, people: [person] }))
    throw new RefusedError(refuse(AppointmentErrors.NOT_YOURS));
}

const factsOf = ({ id, caseId, person, kind, startsAt, endsAt }: Appointment) => ({
  id,
  caseId,
  person,
  kind,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
