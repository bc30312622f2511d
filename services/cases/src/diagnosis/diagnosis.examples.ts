import { SOME_ID } from '@oln/service-kit';
import type { DiagnosisBody, AnswersBody, OpinionBody } from './diagnosis.dto.js';

export const DIAGNOSIS: DiagnosisBody = { kind: 'common', moment: 'entry', instrumentId: SOME_ID };

export const ANSWERS: AnswersBody = {
  answers: [
    { item: 'child-school-absence', childId: SOME_ID, value: 3 },
    { item: 'family-violence', value: 2 },
    { item: 'family-income' },
  ],
};

export const OPINION: OpinionBody = { childId: SOME_ID, text: 'Quiere volver a entrenar los sábados' };
