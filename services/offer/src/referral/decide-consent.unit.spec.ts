import { describe, expect, it } from '@jest/globals';
import { isRefusal, REFERRAL_STAGES, type ReferralStage } from '@oln/contracts';
import { decideReferral } from './decide-referral.js';
import type { ReferralCommand } from './referral-commands.js';
import type { Referral } from './referral.js';
import { standingOf } from './referral-process.js';
import { COMMAND, EVERY_COMMAND, NOW, OTHER, REFERRAL_IN, SENT } from './sample-referrals.spec.js';

const decided = (referral: Referral, command: ReferralCommand): Referral | string => {
  const next = decideReferral(referral, command, NOW);
  return isRefusal(next) ? next.definition.code : next;
};
const withheldIn = (stage: ReferralStage): Referral =>
  ({ ...REFERRAL_IN[stage], consentWithdrawnAt: SENT }) as Referral;
const BASIS = { code: 'court-order', by: 'gestora-1', at: SENT } as const;
const SENDS: readonly [ReferralStage, ReferralCommand][] = [
  ['matching', COMMAND.send],
  ['sent', { do: 'ask-next', next: OTHER }],
  ['wait-review', { do: 'review', decision: 'next-provider', next: OTHER }],
];

describe('A referral whose consent was withdrawn', () => {
  it.each(SENDS)('%s: nothing is sent by %j', (stage, command) => {
    expect(decided(REFERRAL_IN[stage], command)).toMatchObject({ stage: 'sent' });
    expect(decided(withheldIn(stage), command)).toBe('REFERRAL.CONSENT_WITHDRAWN');
    expect(decided({ ...REFERRAL_IN[stage], basis: BASIS } as Referral, command)).toMatchObject({ basis: BASIS });
  });

  it('goes on in everything else as any other', () => {
    for (const stage of REFERRAL_STAGES)
      for (const command of EVERY_COMMAND) {
        if (SENDS.some(([, sending]) => sending.do === command.do) || /consent|basis/.test(command.do)) continue;
        const [one, other] = [decided(REFERRAL_IN[stage], command), decided(withheldIn(stage), command)];
        const of = (next: Referral | string) => (typeof next === 'string' ? next : next.stage);
        expect([stage, command.do, of(other)]).toEqual([stage, command.do, of(one)]);
      }
  });

  it('says since when to its process, through every stage, until somebody settles it', () => {
    const questioned = decided(REFERRAL_IN.sent, COMMAND['question-consent']) as Referral;
    expect(questioned).toMatchObject({ stage: 'sent', consentWithdrawnAt: NOW, version: 5 });
    const listed = decided(questioned, COMMAND['wait-list']) as Referral;
    expect(standingOf(listed, NOW).anchors).toMatchObject({ consentWithdrawnAt: NOW.toISOString() });
    const stated = decided(listed, COMMAND['state-basis']) as Referral;
    expect(stated).toMatchObject({ basis: { code: 'court-order', by: 'gestora-1', at: NOW }, stage: 'waiting' });
    expect(standingOf(stated, NOW).anchors).not.toHaveProperty('consentWithdrawnAt');
    expect(decided(decided(stated, COMMAND['offer-vacancy']) as Referral, COMMAND.confirm)).toMatchObject({
      basis: { code: 'court-order' },
    });
  });

  it('is questioned once, and not at all where it rests on something else', () => {
    expect(decided(withheldIn('sent'), COMMAND['question-consent'])).toBe('REFERRAL.CONSENT_SETTLED');
    const based = { ...REFERRAL_IN.sent, basis: BASIS } as Referral;
    expect(decided(based, COMMAND['question-consent'])).toBe('REFERRAL.CONSENT_SETTLED');
    expect(decided(REFERRAL_IN.sent, COMMAND['settle-consent'])).toBe('REFERRAL.CONSENT_SETTLED');
    expect(decided(withheldIn('sent'), COMMAND['settle-consent'])).not.toHaveProperty('consentWithdrawnAt', SENT);
  });

  it('is looked at in a pause as well: nothing is held up by it', () => {
    const pause = { since: SENT, until: NOW, reason: 'hospital' } as const;
    const paused = { ...REFERRAL_IN.waiting, pause } as Referral;
    const questioned = decided(paused, COMMAND['question-consent']) as Referral;
    expect(questioned).toMatchObject({ pause, consentWithdrawnAt: NOW });
    expect(decided(questioned, COMMAND['state-basis'])).toMatchObject({ pause, basis: { code: 'court-order' } });
  });
});
