import type { FollowUpBody, SecondLookBody } from './follow-up.dto.js';

export const FOLLOW_UP: FollowUpBody = {
  month: '3',
  result: 'reached',
  newRisks: [],
  note: 'Siguen en el taller; sin novedades',
};

export const SECOND_LOOK: SecondLookBody = {
  finding: 'attended-elsewhere',
  risks: [],
  note: 'La escuela informa buena asistencia',
};
