import type { Answer, Factor } from '../instrument/factors.js';
import type { InstrumentKind } from '../instrument/instrument.js';
import type { AgainReason, Diagnosis, Moment } from './diagnosis.js';
import type { AbsentReason } from './opinion.js';
import type { OpinionRecord } from './opinion.repository.js';

export interface DiagnosisView {
  id: string;
  version: number;
  caseId: string;
  kind: InstrumentKind;
  moment: Moment;
  instrumentId: string;
  state: 'draft' | 'complete';
  children: string[];
  begunAt: string;
  completedAt?: string;
  reusedFrom?: string;
  againReason?: AgainReason;
  answers: Answer[];
  factors: Factor[];
}

export interface OpinionView {
  id: string;
  caseId: string;
  childId: string;
  text?: string;
  absentReason?: AbsentReason;
  recordedAt: string;
  person: string;
}

export function diagnosisView(diagnosis: Diagnosis): DiagnosisView {
  const { id, version, caseId, kind, moment, instrumentId, state, children, begunAt, answers } = diagnosis;
  const complete = diagnosis.state === 'complete' ? diagnosis : undefined;
  return {
    id,
    version,
    caseId,
    kind,
    moment,
    instrumentId,
    state,
    children: [...children],
    begunAt: begunAt.toISOString(),
    completedAt: complete?.completedAt.toISOString(),
    reusedFrom: complete?.reusedFrom,
    againReason: diagnosis.againReason,
    answers: [...answers],
    factors: [...(complete?.factors ?? [])],
  };
}

export const opinionView = ({ commune: _commune, recordedAt, ...opinion }: OpinionRecord): OpinionView => ({
  ...opinion,
  recordedAt: recordedAt.toISOString(),
});
