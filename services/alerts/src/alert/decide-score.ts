import type { Severity } from '@oln/contracts';
import { gravest, isGraver } from '../severity/severity.js';
import {
  correlatedSeverity,
  judge,
  SCORE_NOT_CONSENTED,
  type Because,
  type SeverityRules,
} from '../severity/severity-rules.js';
import type { OpenAlert } from './alert.js';
import { merged, raise } from './decide-severity.js';

/** Consent to the predictive score is refused or withdrawn, or given again. An alert goes on in either case, with what else is known. */

const BY_FACTORS = /^factors?:/;
const OF_SCORE = /^score:/;

/**
 * What the score gave is taken back, and nothing else: factors, what others say together with it, and the word of a professional stay
 * as they were judged. Without any factor it weighs as one that says nothing, never as one that says little.
 */
export function barScore<State extends OpenAlert>(alert: State, rules: SeverityRules): State {
  const kept = alert.because.filter(({ rule }) => !OF_SCORE.test(rule));
  // Nothing of it rests on a score.
  if (kept.length === alert.because.length) return { ...alert, scoreBarred: true, because: explained(alert) };
  const { judged, because } = withoutScore(kept, rules);
  const barred = { ...alert, scoreBarred: true, judged, because };
  // Whoever looked into it has said how grave it is, whatever the score was.
  if (alert.word) return barred;
  const together = correlatedSeverity(judged, alert.correlations, rules);
  const severity = isGraver(together.severity, alert.severity) ? alert.severity : together.severity;
  return { ...barred, severity, because: merged(because, together.because), lowering: stillLower(alert, severity) };
}

const explained = ({ because, score }: OpenAlert): readonly Because[] =>
  score === undefined ? because : merged(because, [SCORE_NOT_CONSENTED]);

function withoutScore(kept: Because[], rules: SeverityRules): { judged: Severity; because: Because[] } {
  const factors = kept.filter(({ rule }) => BY_FACTORS.test(rule));
  const nothing: Because[] = factors.length > 0 ? [] : [{ rule: 'nothing-named', gives: rules.nothingNamed }];
  const [first, ...others] = [...factors, ...nothing].map(({ gives }) => gives);
  return { judged: gravest(first!, ...others), because: merged(kept, [...nothing, SCORE_NOT_CONSENTED]) };
}

/** The score counts again: judged with it, never lower. */
export function allowScore<State extends OpenAlert>(alert: State, rules: SeverityRules): State {
  const { factors, score, word, correlations } = alert;
  const whole = judge({ factors, score }, rules);
  const judged = gravest(alert.judged, whole.severity);
  const because = alert.because.filter(({ rule }) => rule !== SCORE_NOT_CONSENTED.rule);
  const allowed = { ...alert, scoreBarred: false, judged, because };
  if (word) return allowed;
  const together = correlatedSeverity(judged, correlations, rules);
  return raise(allowed, together.severity, [...whole.because, ...together.because]);
}

/** What somebody had asked to lower is not asked for any more where it fell as far by itself. */
const stillLower = ({ lowering }: OpenAlert, severity: OpenAlert['severity']): OpenAlert['lowering'] =>
  lowering && isGraver(severity, lowering.to) ? lowering : undefined;
