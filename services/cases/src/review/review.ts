import { refuse, type Refusal } from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { ReviewErrors } from './review.errors.js';

export interface Review {
  at: Date;
  /** A new version of the plan follows; the old one is kept. */
  planChanges: boolean;
  findings: string;
}

/** The running plan is reviewed with the family every 90 days (process §2). */
export function decideReview(file: CaseFile, review: Review, asOf: Date): Review | Refusal {
  if (file.stage !== 'execution') return refuse(ReviewErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  if (file.pause) return refuse(ReviewErrors.CASE_PAUSED);
  if (review.at > asOf || review.at < file.acceptedAt) return refuse(ReviewErrors.WRONG_DATE, { field: 'at' });
  return review;
}
