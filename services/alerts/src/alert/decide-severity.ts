import { isGrave, CORRELATIONS, refuse, type Correlation, type Refusal, type Severity } from '@oln/contracts';
import { gravest, isGraver } from '../severity/severity.js';
import type { Because } from '../severity/severity-rules.js';
import type { SeverityReason } from './alert-codes.js';
import type { Command } from './alert-commands.js';
import { AlertErrors } from './alert.errors.js';
import type { AlertFacts, OpenAlert } from './alert.js';

/** Only ever graver; what somebody had asked to lower is asked anew once there is more. */
export function raise<State extends AlertFacts>(alert: State, to: Severity, because: readonly Because[]): State {
  const explained = { ...alert, because: merged(alert.because, because) };
  if (!isGraver(to, alert.severity)) return explained;
  return { ...explained, severity: gravest(alert.severity, to), lowering: undefined };
}

/** Of a rule that gave something before, what it gives now. */
export function merged(before: readonly Because[], added: readonly Because[]): Because[] {
  const known = new Map(before.map((one) => [one.rule, one]));
  for (const one of added) known.set(one.rule, one);
  return [...known.values()];
}

export function correlateWith(alert: OpenAlert, command: Command<'correlate'>): OpenAlert | Refusal {
  const known = new Set<Correlation>([...alert.correlations, ...command.correlations]);
  const correlations = CORRELATIONS.filter((kind) => known.has(kind));
  const correlatedWith = union(alert.correlatedWith, command.with);
  const same =
    correlations.length === alert.correlations.length && correlatedWith.length === alert.correlatedWith.length;
  if (same && !isGraver(command.severity, alert.severity)) return refuse(AlertErrors.NOTHING_NEW);
  return raise({ ...alert, correlations, correlatedWith }, command.severity, command.because);
}

const union = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])].sort();

/** The same alert again, with more: judged anew, never lower. After a professional's word only what is new counts. */
export function addFacts(alert: OpenAlert, { factors, rules, whole, fresh }: Command<'add-facts'>): OpenAlert {
  const judgement = alert.word ? fresh : whole;
  const judged = alert.word ? alert.judged : gravest(alert.judged, whole.severity);
  const told = { ...alert, factors: union(alert.factors, factors), rules, judged, timesTold: alert.timesTold + 1 };
  return raise(told, judgement.severity, judgement.because);
}

/**
 * What a professional says after looking into it. Graver holds at once; lower needs a reason, and where it was high or
 * critical a second person: until then it stays as grave.
 */
export function judgeAnew<State extends OpenAlert>(
  alert: State,
  said: { severity: Severity; reason?: SeverityReason; by: string },
  asOf: Date,
): State | Refusal {
  const { severity, reason, by } = said;
  const at = asOf.toISOString();
  if (!isGraver(alert.severity, severity)) return spoken(alert, { severity, reason, by, at });
  if (!reason) return refuse(AlertErrors.REASON_MISSING, { field: 'reason' });
  if (!isGrave(alert.severity)) return spoken(alert, { severity, reason, by, at });
  return { ...alert, lowering: { to: severity, reason, by, at } };
}

export function answerLowering(alert: OpenAlert, command: Command<'answer-lowering'>): OpenAlert | Refusal {
  const { lowering } = alert;
  if (!lowering) return refuse(AlertErrors.NOTHING_TO_CONFIRM);
  if (lowering.by === command.by) return refuse(AlertErrors.SECOND_PERSON);
  if (!command.agrees) return { ...alert, lowering: undefined };
  const { to: severity, reason, by, at } = lowering;
  return spoken(alert, { severity, reason, by, at });
}

function spoken<State extends OpenAlert>(
  alert: State,
  word: { severity: Severity; reason?: SeverityReason; by: string; at: string },
): State {
  const { severity } = word;
  return {
    ...alert,
    severity,
    word: { ...word, correlations: [...alert.correlations] },
    because: merged(alert.because, [{ rule: 'professional', gives: severity }]),
    lowering: undefined,
  };
}
