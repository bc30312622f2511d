import { refuse, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { DiagnosisErrors } from './diagnosis.errors.js';

export const ABSENT_REASONS = ['too-young', 'did-not-want-to', 'not-present', 'health', 'would-harm', 'other'] as const;
export type AbsentReason = (typeof ABSENT_REASONS)[number];

/** The child's own opinion, or why there is none. */
export interface Opinion {
  childId: string;
  text?: string;
  absentReason?: AbsentReason;
}

export function decideOpinion(file: CaseFile, opinion: Opinion): Opinion | Refusal {
  if (file.stage === 'ended') return refuse(DiagnosisErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  if (!file.children.includes(opinion.childId)) return refuse(DiagnosisErrors.OTHER_CHILD, { field: 'childId' });
  const given = [opinion.text, opinion.absentReason].filter((part) => part !== undefined).length;
  return given === 1 ? opinion : refuse(DiagnosisErrors.OPINION_OR_REASON);
}
