import { feedbackOf } from '../feedback/feedback.js';
import type { AlertDto } from './alert.dto.js';
import type { RaisedAlertDto } from './alert-input.dto.js';
import type { Alert } from './alert.js';

/** An alert as it goes out: instants as text. Who the child is, is not among it. */
export function alertView(alert: Alert): AlertDto {
  const closed = alert.stage === 'closed' ? alert : undefined;
  const dismissal = 'dismissal' in alert ? alert.dismissal : undefined;
  return {
    ...facts(alert),
    unclear: alert.stage === 'received' ? alert.unclear : undefined,
    lowering: alert.lowering,
    verification: alert.verification,
    answer: 'answer' in alert ? alert.answer : undefined,
    dismissal: dismissal && { reason: dismissal.reason, by: dismissal.by, at: dismissal.at },
    confirmedBy: closed?.confirmedBy,
    outcome: closed?.outcome,
    targetId: closed?.targetId,
    closedAt: closed?.closedAt.toISOString(),
    feedback: feedbackOf(alert),
  };
}

const facts = (alert: Alert) => ({
  id: alert.id,
  commune: alert.commune,
  version: alert.version,
  stage: alert.stage,
  stageSince: alert.stageSince.toISOString(),
  source: alert.source,
  institutionId: alert.institutionId,
  raisedBy: alert.raisedBy,
  receivedAt: alert.receivedAt.toISOString(),
  childId: alert.childId,
  familyId: alert.familyId,
  factors: [...alert.factors],
  score: alert.score,
  scoreModel: alert.scoreModel,
  scoreBarred: alert.scoreBarred ?? false,
  severity: alert.severity,
  judged: alert.judged,
  rules: alert.rules,
  because: [...alert.because],
  correlations: [...alert.correlations],
  correlatedWith: [...alert.correlatedWith],
  timesTold: alert.timesTold,
  personInCharge: alert.personInCharge,
});

/** An alert with the reference of who raised it. */
export interface OwnAlert {
  alert: Alert;
  reference?: string;
}

/** What who raised it may know. */
export const raisedView = ({ alert, reference }: OwnAlert): RaisedAlertDto => ({
  id: alert.id,
  commune: alert.commune,
  known: true,
  feedback: feedbackOf(alert),
  receivedAt: alert.receivedAt.toISOString(),
  reference,
});
