import { Injectable } from '@nestjs/common';
import type { ProcessInput, ReferralHappening, Standing } from '@oln/contracts';
import { anchorsFrom, OwnedProcess } from '@oln/service-kit';
import { isFixed, isHolding, isListed, type Referral } from './referral.js';

/** What a referral tells its process `referral-<id>`. */
@Injectable()
export class ReferralProcess extends OwnedProcess<Referral, ReferralHappening> {
  readonly standingOf = standingOf;

  protected override processOf() {
    return 'assistedReferral' as const;
  }

  protected override countedFrom(referral: Referral): Date {
    return referral.requestedAt;
  }

  protected override startsWith(): Partial<ProcessInput> {
    return { happened: {} };
  }
}

/** Where the referral stands, as its process is told. Anchors are the instants from which its clocks are counted. */
export function standingOf(referral: Referral, asOf: Date): Standing {
  return {
    version: referral.version,
    stage: referral.stage,
    outcome: isFixed(referral) ? referral.outcome : undefined,
    ended: referral.stage === 'closed' || undefined,
    priority: referral.priority,
    anchors: anchorsFrom({
      stageSince: referral.stageSince,
      waitCountsFrom: isListed(referral) ? referral.list.waitCountsFrom : undefined,
      appointmentAt: isHolding(referral) ? referral.appointmentAt : undefined,
      effectiveAt: isFixed(referral) ? referral.effectiveAt : undefined,
      consentWithdrawnAt: referral.consentWithdrawnAt,
    }),
    asOf: asOf.toISOString(),
  };
}
