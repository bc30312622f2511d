import { isGrave, type Severity } from '@oln/contracts';
import { isExited, type CaseFile } from '../case-file/case-file.js';

/** What alerts ask cases to know (process §5): ids and codes. */
export interface KnownAlert {
  alertId: string;
  childId: string;
  severity: Severity;
  factors: readonly string[];
  askedAt: Date;
}

/**
 * Which case is told: the one that was asked for, or, if the family has left it meanwhile, another one in which the
 * child is attended. Nobody: somebody must decide what becomes of the alert.
 */
export function caseToInform(asked: string, ofChild: readonly CaseFile[]): CaseFile | undefined {
  const open = ofChild.filter((file) => !isExited(file));
  return open.find(({ id }) => id === asked) ?? open[0];
}

/** A grave alert does not wait for the digest. */
export const urgencyOf = (severity: Severity): 'now' | 'today' => (isGrave(severity) ? 'now' : 'today');
