import { isWithheld, type ConsentState } from '@oln/policy';

/** What it is that people consent to: that a predictive score is one input of how grave an alert is. */
export const PREDICTIVE_SCORE = 'predictive-score';

/** Where nobody was asked the default of the purpose holds. `today`: local date. */
export const isScoreBarred = (state: ConsentState | null | undefined, today: string): boolean =>
  isWithheld(PREDICTIVE_SCORE, state ? [state] : [], today);
