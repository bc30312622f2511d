import { SOME_ID } from '@oln/service-kit';
import type * as bodies from './escalation-bodies.dto.js';

export const ESCALATION: bodies.EscalationBody = {
  requestId: SOME_ID,
  childIds: [SOME_ID],
  grounds: ['grave-violation'],
  factors: ['family-violence'],
  urgent: false,
  institutions: ['specialised-service', 'family-court'],
  account: 'Dos visitas y una reunión con el colegio',
};

export const CASE_ESCALATION: bodies.CaseEscalationBody = {
  reason: 'grave-violation',
  factors: ['family-violence'],
  account: 'El plan no ha detenido la violencia',
};

export const GROUNDS: bodies.GroundsBody = {
  grounds: ['grave-violation'],
  factors: ['family-violence', 'child-school-absence'],
  account: 'Tres visitas, una reunión con el colegio y otra con el centro de salud',
};

export const RETURN: bodies.EscalationReturnBody = {
  reason: 'account-missing',
  note: 'Falta la reunión con el colegio',
};

export const WORSENING: bodies.WorseningBody = {
  grounds: ['imminent-danger'],
  factors: ['family-violence'],
  note: 'Anoche hubo una agresión',
};

export const WITHDRAWAL: bodies.EscalationWithdrawalBody = {
  reason: 'danger-over',
  risks: [
    { risk: 'grave-violation', measure: 'no-longer-present' },
    { risk: 'family-violence', measure: 'network-informed' },
  ],
};

export const ACKNOWLEDGEMENT: bodies.AcknowledgementBody = {
  institution: 'specialised-service',
  note: 'Recibido por teléfono',
};

export const DECISION: bodies.DecisionBody = { decision: 'more-information', note: 'Piden el informe del colegio' };
export const INFORMATION: bodies.InformationBody = { note: 'Se envió el informe del colegio' };
export const APPEAL: bodies.AppealBody = { received: false, note: 'El motivo del rechazo no es el escalado' };
export const KEEP: bodies.KeepBody = { reason: 'attended-by-office' };
export const MEASURE_INSTEAD: bodies.MeasureInsteadBody = { grounds: ['neglect'], note: 'Basta con una medida' };
export const HANDOVER_STEP: bodies.HandoverStepBody = { step: 'joint-meeting', note: 'Estuvieron los dos equipos' };
export const GIVING_BACK: bodies.GivingBackBody = { reason: 'family-refuses' };
export const STATUS: bodies.StatusBody = { status: 'attended', note: 'Sesiones cada semana' };

export const EXIT_CONTACT: bodies.ExitContactBody = {
  month: 1,
  kind: 'visit',
  result: 'reached',
  newRisks: [],
  note: 'Volvió a clases',
};

export const ESCALATION_PAUSE: bodies.EscalationPauseBody = { until: '2026-07-31', reason: 'hospital' };
export const ESCALATION_REASSIGNMENT: bodies.EscalationReassignmentBody = { to: 'gestora-2', reason: 'workload' };
