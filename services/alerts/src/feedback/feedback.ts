import type { Feedback } from '../alert/alert-codes.js';
import { isOpen, type Alert } from '../alert/alert.js';

/** Dismissed, but not because there was nothing: others look after the child. */
const WITH_OTHERS: ReadonlySet<string> = new Set([
  'with-specialised-service',
  'under-protection-measure',
  'attended-elsewhere',
  'other-commune',
]);

/**
 * What who raised an alert is told (the law protects the child's file from them): that it came in, that somebody looks
 * into it, and coarsely what became of it. A dismissal that waits for its second person is not told yet.
 */
export function feedbackOf(alert: Alert): Feedback {
  if (isOpen(alert)) return alert.stage === 'received' ? 'received' : 'being-looked-into';
  if (alert.outcome === 'escalated') return 'other-service';
  if (alert.outcome !== 'dismissed') return 'attended';
  return alert.dismissal && WITH_OTHERS.has(alert.dismissal.reason) ? 'other-service' : 'not-confirmed';
}
