import { feedbackOf } from '../feedback/feedback.js';
import type { AlertRow } from './alert.entity.js';
import type { Alert, AlertFacts } from './alert.js';

/** What an alert is read from. */
export const READ = [
  ...['id', 'commune', 'version', 'stage', 'stageSince', 'source', 'institutionId', 'raisedBy', 'receivedAt'],
  ...[
    'registeredAt',
    'sentBackAt',
    'factors',
    'score',
    'scoreModel',
    'scoreBarred',
    'rules',
    'judged',
    'because',
    'severity',
    'word',
    'lowering',
  ],
  ...['correlations', 'correlatedWith', 'timesTold', 'personInCharge', 'childId', 'entryId', 'familyId', 'unclear'],
  ...['verification', 'answer', 'dismissal', 'confirmedBy', 'targetId', 'outcome', 'closedAt', 'feedback'],
] as (keyof AlertRow & string)[];

/** Row → state by stage. A check constraint of the table promises the columns that a stage needs. */
export function alertOf(row: AlertRow): Alert {
  const facts = factsOf(row);
  const answer = row.answer ?? undefined;
  const dismissal = row.dismissal ?? undefined;
  switch (row.stage) {
    case 'received':
      return { ...facts, stage: row.stage, unclear: row.unclear ?? undefined };
    case 'triage':
    case 'answer':
      return { ...facts, stage: row.stage, childId: row.childId! };
    case 'confirmation':
      return { ...facts, stage: row.stage, dismissal: row.dismissal! };
    case 'handing-on':
      return { ...facts, stage: row.stage, childId: row.childId!, answer: row.answer! };
    case 'closed': {
      const ending = { outcome: row.outcome!, closedAt: row.closedAt!, confirmedBy: row.confirmedBy ?? undefined };
      return { ...facts, ...ending, stage: row.stage, answer, dismissal, targetId: row.targetId ?? undefined };
    }
  }
}

const factsOf = (row: AlertRow): AlertFacts => ({
  id: row.id,
  commune: row.commune,
  version: row.version,
  stageSince: row.stageSince,
  source: row.source,
  institutionId: row.institutionId ?? undefined,
  raisedBy: row.raisedBy,
  receivedAt: row.receivedAt,
  registeredAt: row.registeredAt,
  sentBackAt: row.sentBackAt ?? undefined,
  factors: row.factors,
  score: row.score ?? undefined,
  scoreModel: row.scoreModel ?? undefined,
  scoreBarred: row.scoreBarred,
  rules: row.rules,
  judged: row.judged,
  because: row.because,
  severity: row.severity,
  word: row.word ?? undefined,
  lowering: row.lowering ?? undefined,
  correlations: row.correlations,
  correlatedWith: row.correlatedWith,
  timesTold: row.timesTold,
  personInCharge: row.personInCharge ?? undefined,
  childId: row.childId ?? undefined,
  entryId: row.entryId ?? undefined,
  familyId: row.familyId ?? undefined,
  verification: row.verification ?? undefined,
});

/** State → row. What a stage does not have is null. */
export function rowOf(alert: Alert): AlertRow {
  const closed = alert.stage === 'closed' ? alert : undefined;
  return {
    ...alert,
    factors: [...alert.factors],
    because: [...alert.because],
    correlations: [...alert.correlations],
    correlatedWith: [...alert.correlatedWith],
    institutionId: alert.institutionId ?? null,
    sentBackAt: alert.sentBackAt ?? null,
    score: alert.score ?? null,
    scoreModel: alert.scoreModel ?? null,
    scoreBarred: alert.scoreBarred ?? false,
    word: alert.word ?? null,
    lowering: alert.lowering ?? null,
    personInCharge: alert.personInCharge ?? null,
    childId: alert.childId ?? null,
    entryId: alert.entryId ?? null,
    familyId: alert.familyId ?? null,
    unclear: alert.stage === 'received' ? (alert.unclear ?? null) : null,
    verification: alert.verification ?? null,
    answer: 'answer' in alert ? (alert.answer ?? null) : null,
    dismissal: 'dismissal' in alert ? (alert.dismissal ?? null) : null,
    confirmedBy: closed?.confirmedBy ?? null,
    targetId: closed?.targetId ?? null,
    outcome: closed?.outcome ?? null,
    closedAt: closed?.closedAt ?? null,
    feedback: feedbackOf(alert),
  };
}
