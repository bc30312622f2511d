import type { CaseOutcome, CaseStage, Line, Priority } from '@oln/contracts';
import { isAttended, isExited, type CaseFile, type PauseReason } from './case-file.js';

export interface CaseView {
  id: string;
  commune: string;
  version: number;
  requestId: string;
  familyId: string;
  children: string[];
  leftChildren: { child: string; reason: 'of-age' | 'deceased' | 'escalated'; at: string }[];
  line: Line;
  priority: Priority;
  personInCharge: string;
  stage: CaseStage;
  stageSince: string;
  openedAt: string;
  acceptedAt?: string;
  extendedTo?: string;
  rescueDueSince?: string;
  pause?: { since: string; until: string; reason: PauseReason };
  outcome?: CaseOutcome;
  exitAt?: string;
  exitReason?: string;
  endedAt?: string;
  escalationId?: string;
}

/** A case as it goes out: instants as text. */
export function caseView(file: CaseFile): CaseView {
  const exited = isExited(file) ? file : undefined;
  const accepted = isAttended(file) ? file : exited;
  return {
    ...base(file),
    acceptedAt: accepted?.acceptedAt?.toISOString(),
    extendedTo: accepted?.extendedTo?.toISOString(),
    rescueDueSince: isAttended(file) ? file.rescueDueSince?.toISOString() : undefined,
    outcome: exited?.outcome,
    exitAt: exited?.exitAt.toISOString(),
    exitReason: exited?.exitReason,
    endedAt: file.stage === 'ended' ? file.endedAt.toISOString() : undefined,
  };
}

const base = (file: CaseFile) => ({
  id: file.id,
  commune: file.commune,
  version: file.version,
  requestId: file.requestId,
  familyId: file.familyId,
  children: [...file.children],
  leftChildren: file.leftChildren.map((left) => ({ ...left, at: left.at.toISOString() })),
  line: file.line,
  priority: file.priority,
  personInCharge: file.personInCharge,
  stage: file.stage,
  stageSince: file.stageSince.toISOString(),
  openedAt: file.openedAt.toISOString(),
  pause: file.pause && {
    since: file.pause.since.toISOString(),
    until: file.pause.until.toISOString(),
    reason: file.pause.reason,
  },
});
