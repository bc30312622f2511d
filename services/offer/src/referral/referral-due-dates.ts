import { offerEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const REFERRAL_DUE_DATES = Symbol('DueDates of assistedReferral');

/** The clocks of all referrals: the kit's table, told of under the events of offer. */
export const referralDueDates = (): DueDates =>
  new DueDates({
    process: 'assistedReferral',
    kind: 'referral',
    events: { ...offerEvents.referralClocks, notice: offerEvents.noticeRaised },
  });
