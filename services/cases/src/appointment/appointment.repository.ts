import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import {
  decodeCursor,
  lockByName,
  type Page,
  pageOf,
  type PageQuery,
  SealedText,
  type Tx,
  withinReach,
} from '@oln/service-kit';
import { LessThan, MoreThan } from 'typeorm';
import { AppointmentRow } from './appointment.entity.js';
import { AppointmentErrors } from './appointment.errors.js';
import { LONGEST_MS, type Appointment } from './appointment.js';

export interface AppointmentFilter {
  person?: string;
  caseId?: string;
  familyId?: string;
  from?: string;
  until?: string;
}

const NOTE = 'appointment.note';

/** What ends after an instant began at most the longest time before: the order of the list knows when it begins. */
const earliestFor = (from: string): Date => new Date(Date.parse(from) - LONGEST_MS);

/** The only file that touches the table `appointments`. */
@Injectable()
export class AppointmentRepository {
  constructor(private readonly sealed: SealedText) {}

  async lock(tx: Tx, id: string): Promise<Appointment> {
    const row = await tx.manager.findOne(AppointmentRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new RefusedError(refuse(AppointmentErrors.NOT_FOUND));
    return this.appointmentOf(row);
  }

  /** What a person has between two instants. One agenda at a time: two people cannot set the same hour. */
  async between(tx: Tx, person: string, startsAt: Date, endsAt: Date): Promise<Appointment[]> {
    await lockByName(tx, `agenda ${person}`);
    const where = { person, state: 'set' as const, startsAt: LessThan(endsAt), endsAt: MoreThan(startsAt) };
    return (await tx.manager.find(AppointmentRow, { where })).map((row) => this.appointmentOf(row));
  }

  /** What a family has between two instants, in both lines. Always after the agenda of the person: nobody waits in a ring. */
  async ofFamilyBetween(tx: Tx, familyId: string, startsAt: Date, endsAt: Date): Promise<Appointment[]> {
    await lockByName(tx, `agenda of family ${familyId}`);
    const where = { familyId, state: 'set' as const, startsAt: LessThan(endsAt), endsAt: MoreThan(startsAt) };
    return (await tx.manager.find(AppointmentRow, { where })).map((row) => this.appointmentOf(row));
  }

  async insert(tx: Tx, appointment: Appointment): Promise<void> {
    await tx.manager.insert(AppointmentRow, this.rowOf(appointment));
  }

  async save(tx: Tx, appointment: Appointment): Promise<void> {
    const { id, ...row } = this.rowOf(appointment);
    await tx.manager.update(AppointmentRow, { id }, row);
  }

  /** What is to come of a case. */
  async comingOf(tx: Tx, caseId: string): Promise<Appointment[]> {
    const where = { caseId, state: 'set' as const, startsAt: MoreThan(tx.asOf) };
    const rows = await tx.manager.find(AppointmentRow, { where, lock: { mode: 'pessimistic_write' } });
    return rows.map((row) => this.appointmentOf(row));
  }

  /** What is to come of a case goes to whoever is in charge now. */
  async reassign(tx: Tx, caseId: string, from: string, to: string): Promise<void> {
    const coming = { caseId, person: from, state: 'set' as const, startsAt: MoreThan(tx.asOf) };
    await tx.manager.update(AppointmentRow, coming, { person: to, version: () => 'version + 1' });
  }

  /** What somebody has agreed in cases of others goes to whoever is in charge of each. */
  async leaveToThoseInCharge(tx: Tx, from: string, commune: string): Promise<void> {
    await tx.manager.query(
      `update appointments set person = case_files.person_in_charge, version = appointments.version + 1
         from case_files
        where case_files.id = appointments.case_id and appointments.person = $1 and appointments.commune = $2
          and appointments.state = 'set' and appointments.starts_at > $3 and case_files.person_in_charge <> $1`,
      [from, commune, tx.asOf],
    );
  }

  /** An agenda, soonest first. */
  async list(tx: Tx, filter: AppointmentFilter, page: PageQuery): Promise<Page<Appointment>> {
    const { person, caseId, familyId, from, until } = filter;
    const after = decodeCursor(page.cursor, 2);
    const query = tx.manager
      .createQueryBuilder(AppointmentRow, 'row')
      .where(`row.state = 'set'`)
      .andWhere(withinReach(tx, 'row.commune'));
    if (person) query.andWhere('row.person = :person', { person });
    if (caseId) query.andWhere('row.caseId = :caseId', { caseId });
    if (familyId) query.andWhere('row.familyId = :familyId', { familyId });
    if (from) query.andWhere('row.endsAt > :from and row.startsAt > :earliest', { from, earliest: earliestFor(from) });
    if (until) query.andWhere('row.startsAt < :until', { until });
    if (after) query.andWhere('(row.startsAt, row.id) > (:at, :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('row.startsAt')
      .addOrderBy('row.id')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      (row) => [row.startsAt.toISOString(), row.id],
      (row) => this.appointmentOf(row),
    );
  }

  private rowOf(appointment: Appointment): AppointmentRow {
    return {
      ...appointment,
      caseId: appointment.caseId ?? null,
      familyId: appointment.familyId ?? null,
      note: this.sealed.seal(appointment.note, NOTE),
      cancelReason: appointment.state === 'cancelled' ? appointment.cancelReason : null,
    };
  }

  private appointmentOf({ caseId, familyId, note, state, cancelReason, ...row }: AppointmentRow): Appointment {
    const of = { caseId: caseId ?? undefined, familyId: familyId ?? undefined };
    const agreed = { ...row, ...of, note: this.sealed.open(note, NOTE) };
    return state === 'cancelled' ? { ...agreed, state, cancelReason: cancelReason! } : { ...agreed, state };
  }
}
