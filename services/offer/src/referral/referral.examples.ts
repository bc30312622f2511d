import { SOME_ID } from '@oln/service-kit';
import type { RequestBody } from './referral.dto.js';
import type * as steps from './referral-steps.dto.js';

/** One child's story, from March 2026 on. */
export const REQUEST: RequestBody = {
  familyId: SOME_ID,
  childId: SOME_ID,
  caseId: SOME_ID,
  need: 'mental-health-care',
  sector: 'mental-health',
  ageBand: '7-13',
  requirementsMet: ['fonasa'],
  priority: 'medium',
  note: 'Prefiere horario de tarde',
};
export const SEND: steps.SendBody = { offerId: SOME_ID };
export const ACCEPT: steps.AcceptBody = { appointmentAt: '2026-03-20T14:00:00Z', place: 'CESFAM Santa Amalia, box 4' };
export const DECLINE: steps.DeclineBody = { reason: 'no-capacity' };
export const APPOINTMENT: steps.AppointmentBody = { at: '2026-03-20T14:00:00Z', place: 'CESFAM Santa Amalia, box 4' };
export const ATTEND: steps.AttendBody = { at: '2026-03-20T14:00:00Z' };
export const RESULT: steps.ResultBody = { result: 'attending' };
export const CONFIRM: steps.ConfirmBody = { appointmentAt: '2026-03-20T14:00:00Z' };
export const POSTPONE: steps.PostponeBody = { until: '2026-04-15' };
export const FAMILY_REFUSAL: steps.FamilyRefusalBody = { reason: 'distance' };
export const WITHDRAW: steps.WithdrawBody = { reason: 'need-met' };
export const LEAVE_LIST: steps.LeaveListBody = { reason: 'list-does-not-move' };
export const WORSEN: steps.WorsenBody = { priority: 'high' };
export const REVIEW: steps.ReviewBody = { decision: 'keep-waiting', reason: 'vacancy-soon' };
export const PAUSE: steps.ReferralPauseBody = { until: '2026-04-30', reason: 'hospital' };
export const REASSIGN: steps.ReassignBody = { to: 'gestora-2' };
export const LEGAL_BASIS: steps.LegalBasisBody = {
  basis: 'court-order',
  reason: 'Resolución del tribunal de familia, causa de protección',
};
export const CONTACT: steps.ContactBody = {
  kind: 'visit',
  result: 'not-reached',
  at: '2026-03-02T12:30:00Z',
  note: 'Se dejó aviso con la abuela',
};
