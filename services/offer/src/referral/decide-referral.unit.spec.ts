import { describe, expect, it } from '@jest/globals';
import { isRefusal, REFERRAL_STAGES, type ReferralStage } from '@oln/contracts';
import { decideReferral, LEGAL_IN } from './decide-referral.js';
import type { CommandName, ReferralCommand } from './referral-commands.js';
import type { Referral } from './referral.js';
import {
  COMMAND,
  LATER,
  LATEST,
  NOW,
  OTHER,
  PROVIDER,
  REFERRAL_IN,
  SENT,
  TRIED,
  UNTRIED,
} from './sample-referrals.spec.js';

const decided = (referral: Referral, command: ReferralCommand): unknown => {
  const next = decideReferral(referral, command, NOW);
  return isRefusal(next) ? next.definition.code : next;
};
const on = (stage: ReferralStage, command: ReferralCommand, over: object = {}): unknown =>
  decided({ ...REFERRAL_IN[stage], ...over } as Referral, command);

const PAST = new Date('2026-05-01T13:00:00Z');

describe('what can be asked of a referral', () => {
  it.each(Object.keys(COMMAND) as CommandName[])('%s: in its stages and in no other', (name) => {
    for (const stage of REFERRAL_STAGES) {
      const isLegal = (LEGAL_IN[name] as readonly string[]).includes(stage);
      expect([stage, on(stage, COMMAND[name]) === 'REFERRAL.NOT_IN_STAGE']).toEqual([stage, !isLegal]);
    }
  });

  it('is not held up by a pause where it cannot wait', () => {
    const pause = { since: SENT, until: LATER, reason: 'hospital' as const };
    expect(on('waiting', COMMAND['offer-vacancy'], { pause })).toBe('REFERRAL.IS_PAUSED');
    expect(on('sent', COMMAND.accept, { pause })).toBe('REFERRAL.IS_PAUSED');
    for (const name of ['withdraw', 'family-decline', 'worsen', 'resume', 'decline'] as const)
      expect([name, on('waiting', COMMAND[name], { pause })]).toEqual([name, expect.objectContaining({ version: 5 })]);
    expect(on('waiting', COMMAND.worsen, { pause })).toMatchObject({ pause: undefined, priority: 'high' });
    expect(on('waiting', COMMAND.withdraw, { pause })).toMatchObject({
      pauses: [{ from: SENT.toISOString(), to: NOW.toISOString() }],
    });
  });
});

describe('asking providers', () => {
  it('another than the ranked, or one that was asked, needs a reason', () => {
    expect(on('matching', { ...COMMAND.send, ranked: false })).toBe('REFERRAL.REASON_MISSING');
    const refused = [{ offerId: PROVIDER.offerId, reason: 'no-capacity', at: SENT.toISOString() }];
    expect(on('matching', COMMAND.send, { refused })).toBe('REFERRAL.REASON_MISSING');
    expect(on('matching', { ...COMMAND.send, reason: 'agreement' }, { refused })).toMatchObject({
      stage: 'sent',
      attempts: 1,
    });
  });

  it('ends without offer only when nobody is left', () => {
    expect(on('matching', { do: 'close-without-offer', candidatesLeft: 2 })).toBe('REFERRAL.CANDIDATES_LEFT');
    expect(on('matching', COMMAND['close-without-offer'])).toMatchObject({
      outcome: 'no-offer',
      exitStage: 'matching',
    });
    expect(on('matching', COMMAND['close-without-offer'], { attempts: 2 })).toMatchObject({
      outcome: 'declined-by-all',
    });
  });

  it('a refusal goes back to who can still be asked; the last one ends it', () => {
    expect(on('sent', COMMAND.decline)).toMatchObject({ stage: 'matching', refused: [{ reason: 'no-capacity' }] });
    expect(on('sent', { ...COMMAND.decline, candidatesLeft: 0 } as ReferralCommand)).toMatchObject({
      outcome: 'declined-by-all',
    });
  });

  it('no answer counts as one, and the next is asked at once', () => {
    expect(on('sent', COMMAND['ask-next'])).toMatchObject({
      stage: 'sent',
      provider: OTHER,
      attempts: 2,
      stageSince: NOW,
      refused: [{ reason: 'no-answer' }],
    });
    expect(on('sent', { do: 'ask-next' })).toMatchObject({ outcome: 'declined-by-all', exitReason: 'no-answer' });
  });

  it('the receipt is acknowledged once', () => {
    expect(on('sent', COMMAND.acknowledge)).toMatchObject({ acknowledgedAt: NOW });
    expect(on('sent', COMMAND.acknowledge, { acknowledgedAt: SENT })).toBe('REFERRAL.ALREADY_ACKNOWLEDGED');
  });
});

describe('a place', () => {
  it('is given where there is one, to who is first', () => {
    expect(on('sent', { do: 'accept', vacancy: 'none' })).toBe('REFERRAL.NO_VACANCY');
    expect(on('waiting', { do: 'accept', vacancy: 'not-first' })).toBe('REFERRAL.NOT_FIRST');
    expect(on('waiting', { ...COMMAND.accept, appointmentAt: PAST } as ReferralCommand)).toBe('REFERRAL.DATE_PASSED');
    expect(on('wait-review', COMMAND.accept)).toMatchObject({
      stage: 'offered',
      list: { arrivedAt: expect.any(Date) },
    });
  });

  it('is confirmed with a date', () => {
    expect(on('offered', { do: 'confirm' }, { appointmentAt: undefined })).toBe('REFERRAL.NO_APPOINTMENT');
    expect(on('offered', { do: 'confirm' }, { appointmentAt: PAST })).toBe('REFERRAL.DATE_PASSED');
    expect(on('offered', { do: 'confirm' })).toMatchObject({ stage: 'attending', appointmentAt: LATER });
  });

  it('is left for later within the limit, and the place in the list stays', () => {
    expect(on('offered', { do: 'postpone', until: PAST, latest: LATEST })).toBe('REFERRAL.DATE_PASSED');
    expect(on('offered', { do: 'postpone', until: LATEST, latest: LATER })).toBe('REFERRAL.TOO_LATE');
    expect(on('offered', COMMAND.postpone)).toMatchObject({
      stage: 'waiting',
      list: { availableFrom: LATER, arrivedAt: new Date('2026-03-05T13:00:00Z') },
    });
  });

  it('goes to the next only once the family was looked for', () => {
    expect(on('offered', { do: 'release', contact: UNTRIED })).toBe('REFERRAL.NOT_LOOKED_FOR');
    expect(on('offered', { do: 'release', contact: TRIED })).toMatchObject({
      stage: 'wait-review',
      reviewCause: 'family-unreached',
    });
    expect(on('attending', { do: 'give-up', contact: UNTRIED })).toBe('REFERRAL.NOT_LOOKED_FOR');
    expect(on('attending', { do: 'give-up', contact: TRIED })).toMatchObject({ outcome: 'never-attended' });
  });

  it('is used by who came, not before and not before it was asked', () => {
    expect(on('attending', { do: 'attend', at: LATER })).toBe('REFERRAL.NOT_YET');
    expect(on('attending', { do: 'attend', at: new Date('2026-03-01T13:00:00Z') })).toBe('REFERRAL.BEFORE_IT_WAS_SENT');
    expect(on('attending', COMMAND.attend)).toMatchObject({ stage: 'result', outcome: 'effective', effectiveAt: NOW });
  });
});

describe('the review of a wait', () => {
  const review = (over: object, cause = {}): unknown =>
    on('wait-review', { do: 'review', ...over } as ReferralCommand, cause);

  it('says why, and how it goes on', () => {
    expect(review({ decision: 'keep-waiting' })).toBe('REFERRAL.REASON_MISSING');
    expect(review({ decision: 'complementary-measure' })).toBe('REFERRAL.MEASURE_MISSING');
    expect(review({ decision: 'raise-priority' })).toBe('REFERRAL.PRIORITY_MISSING');
    expect(review({ decision: 'raise-priority', priority: 'low' })).toBe('REFERRAL.NOT_RAISED');
    expect(review({ decision: 'next-provider' })).toBe('REFERRAL.NO_OTHER_PROVIDER');
    expect(review({ decision: 'let-go' })).toBe('REFERRAL.REASON_MISSING');
    expect(review({ decision: 'next-provider', next: OTHER })).toMatchObject({
      stage: 'sent',
      refused: [{ reason: 'wait-expired' }],
    });
    expect(review({ decision: 'escalate' })).toMatchObject({
      stage: 'waiting',
      priority: 'high',
      list: { waitCountsFrom: NOW },
    });
  });

  it('lets go with the outcome that is true', () => {
    const letGo = { decision: 'let-go', reason: 'no-way-left' };
    expect(review(letGo)).toMatchObject({ outcome: 'expired' });
    expect(review(letGo, { reviewCause: 'family-unreached' })).toMatchObject({ outcome: 'never-attended' });
  });
});
