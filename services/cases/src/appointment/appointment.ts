import { refuse, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { AppointmentErrors } from './appointment.errors.js';

export const APPOINTMENT_KINDS = [
  'session',
  'visit',
  'review',
  'evaluation',
  'signing',
  'network-meeting',
  'follow-up',
  'other',
] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];
export const CANCEL_REASONS = [
  'family-cancelled',
  'professional-absent',
  'moved',
  'not-needed',
  'case-closed',
  'other',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export interface Agreed {
  caseId?: string;
  /** Of the case: both lines of a family have one agenda. */
  familyId?: string;
  person: string;
  kind: AppointmentKind;
  startsAt: Date;
  endsAt: Date;
  note?: string;
}

export type Appointment = Agreed & { id: string; commune: string; version: number } & (
    { state: 'set' } | { state: 'cancelled'; cancelReason: CancelReason }
  );

export const LONGEST_MS = 12 * 3_600_000;

interface Taken {
  id: string;
  startsAt: Date;
  endsAt: Date;
}

/** An hour with the family, to come; nobody is in two places, and a family neither. */
export function decideAppointment(
  agreed: Agreed & { id: string; commune: string },
  others: { ofPerson: readonly Taken[]; ofFamily: readonly Taken[] },
  asOf: Date,
  version = 1,
): Appointment | Refusal {
  const { startsAt, endsAt } = agreed;
  if (startsAt <= asOf) return refuse(AppointmentErrors.PAST, { field: 'startsAt' });
  if (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > LONGEST_MS)
    return refuse(AppointmentErrors.WRONG_LENGTH, { field: 'endsAt' });
  const isTaken = (taken: readonly Taken[]): boolean =>
    taken.some((other) => other.id !== agreed.id && other.startsAt < endsAt && other.endsAt > startsAt);
  if (isTaken(others.ofPerson)) return refuse(AppointmentErrors.OVERLAPS, { field: 'startsAt' });
  if (isTaken(others.ofFamily)) return refuse(AppointmentErrors.FAMILY_BOOKED, { field: 'startsAt' });
  return { ...agreed, state: 'set', version };
}

/** What is agreed for a case belongs to its office, as long as somebody attends or follows the family. */
export function decideCase(file: CaseFile, commune: string): CaseFile | Refusal {
  const belongs = file.commune === commune && file.stage !== 'ended';
  return belongs ? file : refuse(AppointmentErrors.OTHER_CASE, { field: 'caseId' });
}

export function decideCancellation(appointment: Appointment, cancelReason: CancelReason): Appointment | Refusal {
  if (appointment.state === 'cancelled') return refuse(AppointmentErrors.CANCELLED);
  return { ...appointment, state: 'cancelled', cancelReason, version: appointment.version + 1 };
}
