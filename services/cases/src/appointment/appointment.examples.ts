import { SOME_ID } from '@oln/service-kit';
import type { AppointmentBody, AppointmentTimesBody, CancellationBody } from './appointment.dto.js';

export const APPOINTMENT: AppointmentBody = {
  commune: '13110',
  caseId: SOME_ID,
  person: 'gestora-1',
  kind: 'session',
  startsAt: '2026-05-04T15:00:00Z',
  endsAt: '2026-05-04T16:00:00Z',
  note: 'En la sede social',
};

export const APPOINTMENT_TIMES: AppointmentTimesBody = {
  startsAt: '2026-05-05T15:00:00Z',
  endsAt: '2026-05-05T16:30:00Z',
};

export const CANCELLATION: CancellationBody = { reason: 'family-cancelled' };
