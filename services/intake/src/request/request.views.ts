import type { PriorityScoreRow } from '../priority/score-history.entity.js';
import { effectivePriority } from '../priority/priority.js';
import type { PauseDto, RequestDto, ScoreEntryDto, ScoringDto } from './request.dto.js';
import { intakeWorkflowId } from './request-process.js';
import { scoringOf, type IntakeRequest, type Pause, type Scoring } from './request.js';

export function requestView(request: IntakeRequest): RequestDto {
  const { id, commune, version, stage, channel, motive, familyId, origin, previousCaseId, personInCharge, danger } =
    request;
  return {
    ...{ id, commune, version, stage, channel, motive, familyId, origin, previousCaseId, personInCharge, danger },
    childIds: [...request.children],
    factors: [...request.factors],
    stageSince: request.stageSince.toISOString(),
    receivedAt: request.receivedAt.toISOString(),
    registeredAt: request.registeredAt.toISOString(),
    scoring: scoringView(scoringOf(request)),
    referral: 'referral' in request ? request.referral : undefined,
    variant: 'variant' in request ? request.variant : undefined,
    line: 'line' in request ? request.line : undefined,
    pause: request.pause && pauseView(request.pause),
    ...endingView(request),
    workflowId: intakeWorkflowId(id),
  };
}

const scoringView = (scoring?: Scoring): ScoringDto | undefined =>
  scoring && {
    priority: effectivePriority(scoring.score, scoring.override),
    score: scoring.score.score,
    model: scoring.score.model,
    factors: scoring.score.factors,
    override: scoring.override,
  };

const pauseView = ({ since, until, reason }: Pause): PauseDto => ({
  since: since.toISOString(),
  until: until.toISOString(),
  reason,
});

function endingView(request: IntakeRequest) {
  if (request.stage !== 'closed') return {};
  const { outcome, closeReason, closedAt, duplicateOf, assignedTo } = request;
  return { outcome, closeReason, closedAt: closedAt.toISOString(), duplicateOf, assignedTo };
}

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
