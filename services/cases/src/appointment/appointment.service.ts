import { Injectable } from '@nestjs/common';
import { casesEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { assertWithinReach, newId, type Page, type PageQuery, type Tx, UnitOfWork } from '@oln/service-kit';
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

/** One agenda per person, whatever the cases. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly appointments: AppointmentRepository,
  ) {}

  agree(commune: string, agreed: Agreed): Promise<AppointmentView> {
    return this.work.run('appointment.agree', async (tx) => {
      assertWithinReach(tx, commune);
      assertOwnAgenda(tx, agreed.person);
      if (agreed.caseId) settle(decideCase(await this.cases.lockForWork(tx, agreed.caseId), commune));
      const others = await this.appointments.between(tx, agreed.person, agreed.startsAt, agreed.endsAt);
      const appointment = settle(decideAppointment({ ...agreed, id: newId(), commune }, others, tx.asOf));
      await this.appointments.insert(tx, appointment);
      tx.emit(casesEvents.appointmentSet, appointment, factsOf(appointment));
      return appointmentView(appointment);
    });
  }

  change(id: string, moved: Pick<Agreed, 'startsAt' | 'endsAt' | 'note'>): Promise<AppointmentView> {
    return this.work.run('appointment.change', async (tx) => {
      const current = await this.lock(tx, id);
      if (current.state === 'cancelled') throw new RefusedError(refuse(AppointmentErrors.CANCELLED));
      const others = await this.appointments.between(tx, current.person, moved.startsAt, moved.endsAt);
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
      const own = visibleTo(tx.context.principal);
      const found = await this.appointments.list(tx, own ? { ...filter, person: own } : filter, page);
      const seen = new Map(found.items.map(({ caseId, commune }) => [caseId, commune]));
      for (const [id, commune] of seen) if (id) tx.audit({ kind: 'case', id, commune });
      return { ...found, items: found.items.map(appointmentView) };
    });
  }

  private async keepCancelled(tx: Tx, cancelled: Appointment, reason: CancelReason): Promise<void> {
    await this.appointments.save(tx, cancelled);
    tx.emit(casesEvents.appointmentCancelled, cancelled, { ...factsOf(cancelled), reason });
  }

  private async lock(tx: Tx, id: string): Promise<Appointment> {
    const appointment = await this.appointments.lock(tx, id);
    assertOwnAgenda(tx, appointment.person);
    tx.assertVersion(appointment.version);
    return appointment;
  }
}

function assertOwnAgenda(tx: Tx, person: string): void {
  const { principal } = tx.context;
  if (principal.person === person || principal.roles.includes('coordinator')) return;
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
