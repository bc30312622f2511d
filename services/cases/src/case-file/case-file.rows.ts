import type { CaseFileRow } from './case-file.entity.js';
import { isAttended, isExited, type CaseFile } from './case-file.js';

/** Row → state by stage. A check constraint of the table promises the columns that a stage needs. */
export function caseOf(row: CaseFileRow): CaseFile {
  const whole = wholeCase(row);
  const acceptedAt = row.acceptedAt ?? undefined;
  const extendedTo = row.extendedTo ?? undefined;
  if (row.stage === 'invitation') return { ...whole, stage: row.stage };
  if (row.stage !== 'follow-up' && row.stage !== 'second-look' && row.stage !== 'ended') {
    const rescueDueSince = row.rescueDueSince ?? undefined;
    return { ...whole, stage: row.stage, acceptedAt: row.acceptedAt!, extendedTo, rescueDueSince };
  }
  const exited = { ...whole, acceptedAt, extendedTo, ...exitOf(row) };
  if (row.stage === 'follow-up') return { ...exited, stage: row.stage, heldMonths: row.heldMonths };
  if (row.stage === 'second-look') return { ...exited, stage: row.stage, lookDueSince: row.lookDueSince ?? undefined };
  return { ...exited, stage: row.stage, endedAt: row.endedAt! };
}

function wholeCase(row: CaseFileRow) {
  return {
    id: row.id,
    commune: row.commune,
    version: row.version,
    requestId: row.requestId,
    familyId: row.familyId,
    children: row.children,
    leftChildren: row.leftChildren.map((left) => ({ ...left, at: new Date(left.at) })),
    line: row.line,
    priority: row.priority,
    personInCharge: row.personInCharge,
    openedAt: row.openedAt,
    stageSince: row.stageSince,
    pause: row.pausedSince ? { since: row.pausedSince, until: row.pausedUntil!, reason: row.pauseReason! } : undefined,
    pauses: row.pauses,
  };
}

const exitOf = (row: CaseFileRow) => ({
  outcome: row.outcome!,
  exitAt: row.exitAt!,
  exitStage: row.exitStage!,
  exitReason: row.exitReason ?? undefined,
});

/** State → row. What a stage does not have is null. */
export function rowOf(file: CaseFile): CaseFileRow {
  const exited = isExited(file) ? file : undefined;
  const accepted = isAttended(file) ? file : exited;
  return {
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
    stageSince: file.stageSince,
    openedAt: file.openedAt,
    acceptedAt: accepted?.acceptedAt ?? null,
    extendedTo: accepted?.extendedTo ?? null,
    rescueDueSince: isAttended(file) ? (file.rescueDueSince ?? null) : null,
    pausedSince: file.pause?.since ?? null,
    pausedUntil: file.pause?.until ?? null,
    pauseReason: file.pause?.reason ?? null,
    pauses: [...file.pauses],
    outcome: exited?.outcome ?? null,
    exitAt: exited?.exitAt ?? null,
    exitStage: exited?.exitStage ?? null,
    exitReason: exited?.exitReason ?? null,
    heldMonths: file.stage === 'follow-up' ? [...file.heldMonths] : [],
    lookDueSince: file.stage === 'second-look' ? (file.lookDueSince ?? null) : null,
    endedAt: file.stage === 'ended' ? file.endedAt : null,
  };
}
