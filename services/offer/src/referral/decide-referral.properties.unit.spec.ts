import { describe, expect, it } from '@jest/globals';
import { isRefusal, REFERRAL_OUTCOMES } from '@oln/contracts';
import { ASSISTED_REFERRAL } from '@oln/workflows/stages';
import fc from 'fast-check';
import { decideReferral } from './decide-referral.js';
import type { ReferralCommand } from './referral-commands.js';
import { isFixed, isHolding, isListed, type Referral } from './referral.js';
import { standingOf } from './referral-process.js';
import { referralOf, rowOf } from './referral.rows.js';
import { EVERY_COMMAND, REFERRAL_IN } from './sample-referrals.spec.js';

const DAY = 86_400_000;
const commands = fc.constantFrom<ReferralCommand>(...EVERY_COMMAND);
const lives = fc.array(fc.record({ command: commands, afterHours: fc.integer({ min: 1, max: 200 }) }), {
  maxLength: 80,
  size: 'max',
});

/** Everything that was true of the referral along its life, whatever was asked of it. */
function live(life: { command: ReferralCommand; afterHours: number }[]): Referral[] {
  const referrals: Referral[] = [REFERRAL_IN.matching];
  let now = REFERRAL_IN.matching.requestedAt.getTime();
  for (const { command, afterHours } of life) {
    now += (afterHours * DAY) / 24;
    const next = decideReferral(referrals.at(-1)!, command, new Date(now));
    if (!isRefusal(next)) referrals.push(next);
  }
  return referrals;
}

const always = (check: (referrals: Referral[]) => void): void =>
  fc.assert(
    fc.property(lives, (life) => check(live(life))),
    { numRuns: 300 },
  );

describe('whatever is asked of a referral, in whatever order', () => {
  it('its versions have no gaps', () => {
    always((all) => expect(all.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1)));
  });

  it('it has an outcome once it has left, which never changes, and nothing happens once it is closed', () => {
    always((all) => {
      const fixed = all.filter(isFixed);
      expect(new Set(fixed.map(({ outcome }) => outcome)).size).toBeLessThanOrEqual(1);
      expect(fixed.every(({ outcome }) => REFERRAL_OUTCOMES.includes(outcome))).toBe(true);
      const left = all.findIndex(isFixed);
      if (left >= 0) expect(all.slice(left).every(isFixed)).toBe(true);
      expect(all.slice(0, -1).some(({ stage }) => stage === 'closed')).toBe(false);
    });
  });

  it('it always has a clock, or a pause that ends, or an outcome', () => {
    always((all) =>
      all.forEach((referral) => {
        const clocks = Object.values(ASSISTED_REFERRAL.stages[referral.stage].clocks) as {
          from: string;
          priority?: string;
        }[];
        const { anchors = {} } = standingOf(referral, referral.stageSince);
        const running = clocks.filter(
          ({ from, priority }) =>
            (!priority || priority === referral.priority) &&
            (!from.startsWith('anchor:') || anchors[from.slice('anchor:'.length)]),
        );
        expect(running.length > 0 || referral.pause !== undefined || referral.stage === 'closed').toBe(true);
      }),
    );
  });

  it('it keeps a place only while it was asked to, and never in a pause', () => {
    always((all) =>
      all
        .filter(isHolding)
        .forEach(({ pause, provider }) => expect([pause, Boolean(provider)]).toEqual([undefined, true])),
    );
  });

  it('its arrival in a list counts from the first time, until another service is asked', () => {
    always((all) =>
      all.forEach((referral, at) => {
        const before = all[at - 1];
        if (before && isListed(before) && isListed(referral) && before.provider.offerId === referral.provider.offerId)
          expect(referral.list.arrivedAt).toEqual(before.list.arrivedAt);
      }),
    );
  });

  it('its row says what it said', () => {
    always((all) => all.forEach((referral) => expect(referralOf(rowOf(referral))).toEqual(referral)));
  });
});
