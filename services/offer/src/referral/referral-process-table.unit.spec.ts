import { describe, expect, it } from '@jest/globals';
import { isRefusal, REFERRAL_OUTCOMES, REFERRAL_STAGES, type ReferralStage } from '@oln/contracts';
import { ASSISTED_REFERRAL, nextStages } from '@oln/workflows/stages';
import { decideReferral } from './decide-referral.js';
import { isFixed, type Referral } from './referral.js';
import { EVERY_COMMAND, NOW, REFERRAL_IN } from './sample-referrals.spec.js';

/** As it stands, after providers were asked, and under review because the family was not reached. */
const variants = (stage: ReferralStage): Referral[] => {
  const referral = REFERRAL_IN[stage];
  const asked = { ...referral, attempts: 1 } as Referral;
  return stage === 'wait-review'
    ? [asked, { ...asked, reviewCause: 'family-unreached' } as Referral]
    : [referral, asked];
};

/** Everything that a referral in the stage can become. */
const successors = (stage: ReferralStage): Referral[] =>
  variants(stage).flatMap((referral) =>
    EVERY_COMMAND.flatMap((command) => {
      const next = decideReferral(referral, command, NOW);
      return isRefusal(next) ? [] : [next];
    }),
  );

describe('the service decides, the process obeys: both know the same', () => {
  it.each(REFERRAL_STAGES)('ways out of %s', (stage) => {
    const decided = new Set(
      successors(stage)
        .map((next) => next.stage)
        .filter((next) => next !== stage),
    );
    const onTable: readonly ReferralStage[] = nextStages<ReferralStage>(ASSISTED_REFERRAL, stage);
    expect([...decided].sort()).toEqual([...onTable].sort());
  });

  it.each(REFERRAL_STAGES)('outcomes that are fixed in %s', (stage) => {
    const decided = isFixed(REFERRAL_IN[stage])
      ? []
      : successors(stage)
          .filter(isFixed)
          .map((next) => next.outcome);
    expect([...new Set(decided)].sort()).toEqual([...ASSISTED_REFERRAL.stages[stage].outcomes].sort());
  });

  it('every outcome is reached in some stage, and nothing is left to do only once it is closed', () => {
    const outcomes = REFERRAL_STAGES.flatMap((stage) => [...ASSISTED_REFERRAL.stages[stage].outcomes] as string[]);
    expect([...new Set(outcomes)].sort()).toEqual([...REFERRAL_OUTCOMES].sort());
    expect(REFERRAL_STAGES.filter((stage) => 'final' in ASSISTED_REFERRAL.stages[stage])).toEqual(['closed']);
  });
});
