/** Process §4. */
export const REFERRAL_STAGES = [
  'matching',
  'sent',
  'waiting',
  'wait-review',
  'offered',
  'attending',
  'result',
  'closed',
] as const;
export type ReferralStage = (typeof REFERRAL_STAGES)[number];
export const REFERRAL_OUTCOMES = [
  'effective',
  'no-offer',
  'declined-by-all',
  'family-declined',
  'never-attended',
  'withdrawn',
  'expired',
] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];
/** What a referral's owner tells its process besides moves (`happened.what`). */
export const REFERRAL_HAPPENINGS = [
  'receipt-acknowledged',
  'list-checked',
  'contact-attempted',
  'consent-settled',
] as const;
export type ReferralHappening = (typeof REFERRAL_HAPPENINGS)[number];
