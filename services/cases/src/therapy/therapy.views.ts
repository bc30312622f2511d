import type { TherapyPhase } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { dueSince } from './rescue.js';
import type { TherapyCourse } from './therapy-records.js';
import { heldOf, missedInARow, phaseOf, sessionsLeft, type SessionCounts } from './therapy.js';

export interface TherapyView {
  caseId: string;
  version: number;
  planned: SessionCounts;
  held: SessionCounts;
  left: SessionCounts;
  maximum: number;
  phase: TherapyPhase;
  missedInARow: number;
  rescueDueSince?: string;
}

export function therapyView(file: CaseFile, { therapy, sessions }: TherapyCourse): TherapyView {
  const { version, planned, maximum } = therapy;
  return {
    caseId: file.id,
    version,
    planned,
    held: heldOf(sessions),
    left: sessionsLeft(therapy, sessions),
    maximum,
    phase: phaseOf(sessions),
    missedInARow: missedInARow(sessions),
    rescueDueSince: dueSince(file)?.toISOString(),
  };
}
