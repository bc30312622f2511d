import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Priority } from '@oln/contracts';
import fc from 'fast-check';
import { decideReferral } from '../referral/decide-referral.js';
import { rankOf } from '../referral/decide-wait.js';
import type { ReferralCommand } from '../referral/referral-commands.js';
import { isHolding, isListed, type ListedReferral, type Referral } from '../referral/referral.js';
import { COMMAND, REFERRAL_IN } from '../referral/sample-referrals.spec.js';

/** The rule of the lists as the service carries it out (handing-on), in memory: held against the database by the int specs. */
class List {
  taken = 0;
  readonly all: Referral[];
  now = Date.parse('2026-03-06T13:00:00Z');
  /** Who was passed by wrongly, if ever. */
  unfair = 0;

  constructor(
    count: number,
    readonly places: number,
  ) {
    const priorities: Priority[] = ['high', 'medium', 'low'];
    this.all = Array.from({ length: count }, (_, at) => ({
      ...REFERRAL_IN.sent,
      id: `r${at}`,
      priority: priorities[at % 3]!,
    }));
  }

  do(at: number, command: ReferralCommand): void {
    this.now += 60_000;
    const before = this.all[at]!;
    const asked = command.do === 'accept' ? { ...command, vacancy: this.vacancyFor(before) } : command;
    const after = decideReferral(before, asked, new Date(this.now));
    if (isRefusal(after)) return;
    this.all[at] = after;
    if (isHolding(after) && !isHolding(before)) this.taken += 1;
    if (isHolding(before) && !isHolding(after) && after.stage !== 'result') this.taken -= 1;
    this.handOn();
  }

  private vacancyFor(referral: Referral): 'taken' | 'none' | 'not-first' {
    if (this.offerable().some((other) => other.id !== referral.id && isBefore(other, referral, this.now)))
      return 'not-first';
    return this.taken < this.places ? 'taken' : 'none';
  }

  private handOn(): void {
    for (let first = this.offerable()[0]; first && this.taken < this.places; first = this.offerable()[0]) {
      const at = this.all.findIndex(({ id }) => id === first!.id);
      if (this.offerable().some((other) => isBefore(other, first!, this.now))) this.unfair += 1;
      this.all[at] = decideReferral(first, { do: 'offer-vacancy' }, new Date(this.now)) as Referral;
      this.taken += 1;
    }
  }

  private offerable(): ListedReferral[] {
    const waits = (referral: Referral): referral is ListedReferral =>
      isListed(referral) &&
      !referral.pause &&
      !(referral.list.availableFrom && referral.list.availableFrom.getTime() > this.now) &&
      !(referral.stage === 'wait-review' && referral.reviewCause === 'family-unreached');
    return this.all.filter(waits).sort((one, other) => (isBefore(one, other, this.now) ? -1 : 1));
  }
}

const arrivedOf = (referral: Referral, now: number): number =>
  isListed(referral) ? referral.list.arrivedAt.getTime() : now;

function isBefore(one: Referral, other: Referral, now: number): boolean {
  const [left, right] = [one, other].map((item) => [rankOf(item.priority), arrivedOf(item, now), item.id] as const);
  return left![0] - right![0] || left![1] - right![1]
    ? (left![0] - right![0] || left![1] - right![1]) < 0
    : left![2] < right![2];
}

const COMMANDS = [
  ...['accept', 'wait-list', 'decline', 'end-wait', 'review', 'confirm', 'postpone', 'release', 'attend', 'give-up'],
  ...['family-decline', 'withdraw', 'worsen', 'pause', 'resume', 'leave-list'],
] as (keyof typeof COMMAND)[];
const steps = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(...COMMANDS)), { maxLength: 150 });

describe('many children and few places, in whatever order things happen', () => {
  it('places are never negative nor given twice, and everybody who holds one was first', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 5 }), (all, places) => {
        const list = new List(12, places);
        for (const [at, name] of all) {
          list.do(at, COMMAND[name]);
          const used = list.all.filter(
            ({ stage, ...rest }) => stage === 'result' || ('effectiveAt' in rest && rest.effectiveAt),
          ).length;
          expect(list.taken).toBe(list.all.filter(isHolding).length + used);
          expect(list.taken).toBeGreaterThanOrEqual(0);
          expect(list.taken).toBeLessThanOrEqual(places);
        }
        expect(list.unfair).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
