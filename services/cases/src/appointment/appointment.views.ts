import type { Appointment, AppointmentKind, CancelReason } from './appointment.js';

export interface AppointmentView {
  id: string;
  commune: string;
  version: number;
  caseId?: string;
  familyId?: string;
  person: string;
  kind: AppointmentKind;
  startsAt: string;
  endsAt: string;
  note?: string;
  state: 'set' | 'cancelled';
  cancelReason?: CancelReason;
}

export function appointmentView(appointment: Appointment): AppointmentView {
  const { startsAt, endsAt, ...rest } = appointment;
  return { ...rest, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
