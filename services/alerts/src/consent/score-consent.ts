import { isAllowedUnasked } from '@oln/policy';

/** What it is that people consent to: that a predictive score is one input of how grave an alert is. */
export const PREDICTIVE_SCORE = 'predictive-score';

export type ScoreConsentState = 'given' | 'withdrawn' | 'lapsed';

/** What intake tells: it holds for every entry of the child. */
export interface ToldScoreConsent {
  commune: string;
  state: ScoreConsentState;
  persons: readonly string[];
  turn: number;
  saidAt: Date;
}

/** Where nobody was asked the default of the purpose holds. `today`: local date. */
export function isScoreBarred(state: ScoreConsentState | null | undefined, today: string): boolean {
  if (state === 'withdrawn') return true;
  return state !== 'given' && !isAllowedUnasked(PREDICTIVE_SCORE, today);
}
