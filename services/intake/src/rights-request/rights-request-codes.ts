/** Closed lists of rights requests. What a person may ask for and in what relation: the contracts. */

/** How it came to be known that who asks is who they say. */
export const IDENTITY_CHECKS = [
  'document-seen',
  'clave-unica',
  'known-to-the-office',
  'notarised-letter',
  'court-document',
] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

export const EXTENSION_REASONS = ['many-records', 'other-institutions', 'third-parties', 'complex'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** Why less than what was asked for is given. */
export const DENIAL_REASONS = [
  'identity-not-established',
  'no-standing',
  'nothing-held',
  'legal-duty-to-keep',
  'proceedings-open',
  'rights-of-others',
  'interest-of-the-child',
  'answered-before',
] as const;
export type DenialReason = (typeof DENIAL_REASONS)[number];

export const RIGHTS_WITHDRAWALS = ['who-asked', 'entered-by-mistake'] as const;
export type RightsWithdrawal = (typeof RIGHTS_WITHDRAWALS)[number];
