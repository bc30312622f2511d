import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Appointment, AppointmentKind } from './appointment.js';

const LABELS: Record<AppointmentKind, string> = {
  session: 'Sesión',
  visit: 'Visita',
  review: 'Revisión del plan',
  evaluation: 'Evaluación',
  signing: 'Firma',
  'network-meeting': 'Reunión de red',
  'follow-up': 'Seguimiento',
  other: 'Cita',
};

/** iCalendar of appointments: kind and the end of the case's id, never a name, an address or a note. */
export function calendarOf(appointments: readonly Appointment[]): string {
  const calendar = ical({
    name: 'OLN',
    prodId: { company: 'oln', product: 'cases', language: 'ES' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, version, kind, caseId, startsAt, endsAt } of appointments) {
    const about = caseId ? ` · caso ${caseId.slice(-6)}` : '';
    calendar.createEvent({ id, sequence: version, start: startsAt, end: endsAt, summary: `${LABELS[kind]}${about}` });
  }
  return calendar.toString();
}
