/** On what a referral can rest where consent is refused or withdrawn. */
export const LEGAL_BASES = ['protection-measure', 'court-order', 'imminent-danger', 'duty-by-law'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Why, in words, lies sealed beside it. */
export interface StatedBasis {
  code: LegalBasis;
  by: string;
  at: Date;
}
