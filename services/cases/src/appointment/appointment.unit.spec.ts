import { describe, expect, it, test } from '@jest/globals';
import type { Refusal } from '@oln/contracts';
import { decideAppointment, decideCancellation, type Appointment } from './appointment.js';
import { calendarOf } from './calendar.js';

const codeOf = (decision: unknown): unknown => (decision as Partial<Refusal>).definition?.code;
const NOW = new Date('2026-03-02T13:00:00Z');
const hour = (number: number): Date => new Date(Date.UTC(2026, 2, 3, number));
const agreed = (from: number, until: number) => ({
  id: 'a1',
  commune: '13110',
  person: 'gestora-1',
  kind: 'session' as const,
  caseId: '01939b1e-0000-7000-8000-0000000000aa',
  startsAt: hour(from),
  endsAt: hour(until),
  note: 'En casa de la señora Rosa',
});

const NOBODY = { ofPerson: [], ofFamily: [] };

describe('an appointment', () => {
  const appointment = decideAppointment(agreed(15, 16), NOBODY, NOW) as Appointment;

  it('is set for a time to come', () => {
    expect(appointment).toMatchObject({ state: 'set', version: 1 });
  });

  const busy = [{ id: 'a2', startsAt: hour(15), endsAt: hour(16) }];
  test.each<[string, unknown, string]>([
    ['in the past', decideAppointment({ ...agreed(15, 16), startsAt: NOW }, NOBODY, NOW), 'APPOINTMENT.PAST'],
    ['that ends before it starts', decideAppointment(agreed(16, 15), NOBODY, NOW), 'APPOINTMENT.WRONG_LENGTH'],
    ['that never ends', decideAppointment(agreed(1, 14), NOBODY, NOW), 'APPOINTMENT.WRONG_LENGTH'],
    [
      'where the person is elsewhere',
      decideAppointment(
        { ...agreed(15, 17), startsAt: new Date(hour(15).getTime() + 1) },
        { ofPerson: busy, ofFamily: [] },
        NOW,
      ),
      'APPOINTMENT.OVERLAPS',
    ],
    [
      'where the family is elsewhere',
      decideAppointment(agreed(14, 16), { ofPerson: [], ofFamily: busy }, NOW),
      'APPOINTMENT.FAMILY_BOOKED',
    ],
  ])('is not set %s', (_what, decision, code) => expect(codeOf(decision)).toBe(code));

  it('may begin when another one ends, and does not overlap itself when it is moved', () => {
    expect(decideAppointment(agreed(16, 17), { ofPerson: busy, ofFamily: [] }, NOW)).toMatchObject({ state: 'set' });
    expect(decideAppointment(agreed(14, 15), { ofPerson: busy, ofFamily: [] }, NOW)).toMatchObject({ state: 'set' });
    expect(
      decideAppointment(agreed(15, 16), { ofPerson: [{ ...busy[0]!, id: 'a1' }], ofFamily: [] }, NOW, 2),
    ).toMatchObject({ version: 2 });
  });

  it('is cancelled once', () => {
    const cancelled = decideCancellation(appointment, 'family-cancelled') as Appointment;
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: 'family-cancelled', version: 2 });
    expect(codeOf(decideCancellation(cancelled, 'other'))).toBe('APPOINTMENT.CANCELLED');
  });

  it('goes out as iCalendar with its kind and time, without a name or a note', () => {
    const calendar = calendarOf([appointment]);
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar).toContain('DTSTART:20260303T150000Z');
    expect(calendar).toContain('SUMMARY:Sesión · caso 0000aa');
    expect(calendar).not.toMatch(/Rosa|gestora/);
  });
});
