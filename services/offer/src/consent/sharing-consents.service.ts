import { Injectable } from '@nestjs/common';
import { ServiceClock, type ToldConsent, type Tx } from '@oln/service-kit';
import { heardNow } from '../family/heard-now.js';
import { ReferralCourse } from '../referral/referral-course.service.js';
import type { Referral } from '../referral/referral.js';
import { ReferralRepository } from '../referral/referral.repository.js';
import { SharingConsentRepository } from './sharing-consent.repository.js';

/** Consent reaches open referrals: who is in charge withdraws each, or says on what else it rests. None of them ends by itself. */
@Injectable()
export class SharingConsents {
  constructor(
    private readonly consents: SharingConsentRepository,
    private readonly referrals: ReferralRepository,
    private readonly course: ReferralCourse,
    private readonly clock: ServiceClock,
  ) {}

  async heard(tx: Tx, told: ToldConsent): Promise<void> {
    await this.consents.hold(tx, [...told.persons, ...told.familyIds]);
    const concerned = await this.consents.learn(tx, told);
    if (!concerned) return;
    await heardNow(tx, this.clock, async () => {
      const ofChildren = await this.referrals.livingOfChild(tx, concerned.persons);
      const ofFamilies = await this.ofWholeFamilies(tx, concerned.familyIds);
      for (const referral of await this.course.lockAll(tx, [...ofChildren, ...ofFamilies]))
        await this.follow(tx, referral);
    });
  }

  private async ofWholeFamilies(tx: Tx, familyIds: readonly string[]): Promise<Referral[]> {
    const found: Referral[] = [];
    for (const familyId of familyIds) found.push(...(await this.referrals.livingOfFamily(tx, { familyId })));
    return found.filter(({ childId }) => childId === undefined);
  }

  /** Who was received is with the institution: nothing is sent there any more. */
  private async follow(tx: Tx, referral: Referral): Promise<void> {
    const isWithheld = await this.consents.isWithheld(tx, referral);
    if (!isWithheld && referral.consentWithdrawnAt) await this.course.apply(tx, referral, { do: 'settle-consent' });
    const isSent = referral.stage !== 'result' && !referral.basis && !referral.consentWithdrawnAt;
    if (isWithheld && isSent) await this.course.apply(tx, referral, { do: 'question-consent' });
  }
}
