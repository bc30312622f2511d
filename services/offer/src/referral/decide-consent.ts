import { refuse, type Refusal } from '@oln/contracts';
import type { Command, ReferralCommand } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';
import type { Referral } from './referral.js';

/** Consent to sending data (law 21.719): what rests on it stops, and nothing else. */

/** What would send data to an institution that does not have them. */
const sends = (command: ReferralCommand): boolean =>
  command.do === 'send' ||
  (command.do === 'ask-next' && command.next !== undefined) ||
  (command.do === 'review' && command.decision === 'next-provider');

/** Undefined: nothing stands against it. */
export const withheld = ({ consentWithdrawnAt }: Referral, command: ReferralCommand): Refusal | undefined =>
  consentWithdrawnAt && sends(command) ? refuse(ReferralErrors.CONSENT_WITHDRAWN) : undefined;

/** It stays where it is, in its list too, until somebody withdraws it or says on what else it rests. */
export const questionConsent = (referral: Referral, asOf: Date): Referral | Refusal =>
  referral.basis || referral.consentWithdrawnAt
    ? refuse(ReferralErrors.CONSENT_SETTLED)
    : { ...referral, consentWithdrawnAt: asOf };

/** It was given again. */
export const settleConsent = (referral: Referral): Referral | Refusal =>
  referral.consentWithdrawnAt ? { ...referral, consentWithdrawnAt: undefined } : refuse(ReferralErrors.CONSENT_SETTLED);

/** Named before it is needed, too; another one takes the place of the first. */
export const stateBasis = (referral: Referral, { basis: code, by }: Command<'state-basis'>, asOf: Date): Referral => ({
  ...referral,
  basis: { code, by, at: asOf },
  consentWithdrawnAt: undefined,
});
