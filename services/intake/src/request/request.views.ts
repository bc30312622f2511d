import type { PriorityScoreRow } from '../priority/score-history.entity.js';
import { effectivePriority } from '../priority/priority.js';
import type { PauseDto, RequestDto, ScoreEntryDto, ScoringDto } from './request.dto.js';
import { intakeWorkflowId } from './request-process.js';
import { rowOf, type ShownRow } from './request.rows.js';
import type { IntakeRequest, Scoring } from './request.js';

export const requestView = (request: IntakeRequest): RequestDto => viewOfRow(rowOf(request));

/**
 * From the row, for lists: to make each row a state first costs more than reading it. One literal: an object that others are spread
 * into is built property by property, at twenty times the cost.
 */
export function viewOfRow(row: ShownRow): RequestDto {
  return {
    id: row.id,
    commune: row.commune,
    version: row.version,
    stage: row.stage,
    channel: row.channel,
    motive: row.motive,
    familyId: row.familyId,
    origin: row.origin,
    childIds: row.children,
    factors: row.factors,
    previousCaseId: row.previousCaseId ?? undefined,
    personInCharge: row.personInCharge ?? undefined,
    danger: row.danger ?? undefined,
    stageSince: row.stageSince.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    registeredAt: row.registeredAt.toISOString(),
    scoring: row.scoring ? scoringView(row.scoring) : undefined,
    referral: row.referral ?? undefined,
    variant: row.variant ?? undefined,
    line: row.line ?? undefined,
    pause: pauseView(row),
    outcome: row.outcome ?? undefined,
    closeReason: row.closeReason ?? undefined,
    closedAt: row.closedAt?.toISOString(),
    duplicateOf: row.duplicateOf ?? undefined,
    assignedTo: row.assignedTo ?? undefined,
    workflowId: intakeWorkflowId(row.id),
  };
}

const scoringView = ({ score, override }: Scoring): ScoringDto => ({
  priority: effectivePriority(score, override),
  score: score.score,
  model: score.model,
  factors: score.factors,
  override,
});

const pauseView = ({ pausedSince, pausedUntil, pauseReason }: ShownRow): PauseDto | undefined =>
  pausedSince
    ? { since: pausedSince.toISOString(), until: pausedUntil!.toISOString(), reason: pauseReason! }
    : undefined;

export const scoreView = ({
  requestVersion,
  model,
  score,
  priority,
  factors,
  setBy,
  cause,
  at,
}: PriorityScoreRow): ScoreEntryDto => ({
  ...{ requestVersion, model, score, priority, factors, setBy, cause },
  at: at.toISOString(),
});
