import { SOME_ID } from '@oln/service-kit';
import type * as bodies from './measure.dto.js';

export const MEASURE: bodies.MeasureBody = {
  requestId: SOME_ID,
  childIds: [SOME_ID],
  grounds: ['neglect'],
  factors: ['child-school-absence'],
  note: 'No asiste a clases desde el verano',
};

export const ADOPTION: bodies.AdoptionBody = {
  measures: ['family-support'],
  responsible: 'municipal-programme',
  until: '2026-08-31',
  note: 'Se escuchó a todos',
};

export const NOT_ADOPTED: bodies.NotAdoptedBody = { reason: 'not-needed' };

export const WITHDRAWAL: bodies.MeasureWithdrawalBody = {
  reason: 'danger-over',
  risks: [
    { risk: 'neglect', measure: 'no-longer-present' },
    { risk: 'child-school-absence', measure: 'assisted-referral' },
  ],
};

export const REVIEW: bodies.MeasureReviewBody = { finding: 'complied-with', note: 'Asiste a clases' };
export const NOTE: bodies.NoteBody = { note: 'No recibe las visitas' };
export const LIFTING: bodies.LiftingBody = { reason: 'goals-reached' };
export const ESCALATION: bodies.MeasureEscalationBody = { urgent: false, note: 'Dos advertencias sin efecto' };
export const PAUSE: bodies.MeasurePauseBody = { until: '2026-07-31', reason: 'hospital' };
export const REASSIGNMENT: bodies.MeasureReassignmentBody = { to: 'gestora-2', reason: 'workload' };
