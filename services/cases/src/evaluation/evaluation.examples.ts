import { SOME_ID } from '@oln/service-kit';
import type { EvaluationBody } from './evaluation.dto.js';

export const EVALUATION: EvaluationBody = {
  judgements: [
    { objectiveId: SOME_ID, result: 'met' },
    { objectiveId: SOME_ID, result: 'partly-met' },
  ],
  result: 'extension',
  until: '2026-12-01',
  reason: 'referral-waiting',
  note: 'Falta consolidar la red de apoyo',
};
