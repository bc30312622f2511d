import { isRefusal, type Priority } from '@oln/contracts';
import { decideReferral } from '../referral/decide-referral.js';
import { rankOf } from '../referral/decide-wait.js';
import type { ReferralCommand, Vacancy } from '../referral/referral-commands.js';
import { isHolding, isListed, type ListedReferral, type Referral } from '../referral/referral.js';
import { REFERRAL_IN } from '../referral/sample-referrals.spec.js';

/** What the service goes by; a spec breaks one of them and expects that to be found. */
export interface ListRules {
  /** Negative: a vacancy comes to the first one before. */
  order(one: Standing, other: Standing): number;
  hasRoom(taken: number, places: number): boolean;
  /** Is a place free again that was left so? */
  isFreed(before: Referral, after: Referral): boolean;
  /** Do those who wait come before somebody who is accepted? */
  mindsTheList: boolean;
  /** Does a vacancy go on by itself? */
  handsOn: boolean;
}

export interface Step {
  commandAt(now: Date): ReferralCommand;
  afterMinutes: number;
  /** False: whoever would hand on what became free was killed, or could not have the list. */
  isSwept: boolean;
}

type Standing = readonly [rank: number, arrived: number, id: string];

export const RULES: ListRules = {
  order: (one, other) => one[0] - other[0] || one[1] - other[1] || one[2].localeCompare(other[2]),
  hasRoom: (taken, places) => taken < places,
  isFreed: (before, after) => isHolding(before) && !isHolding(after) && after.stage !== 'result',
  mindsTheList: true,
  handsOn: true,
};

const PRIORITIES: readonly Priority[] = ['high', 'medium', 'low'];

/** The list of a service as handing-on carries it out, in memory: held against the database by the int specs. */
export class ListModel {
  /** What was not right, in words; found without the rules it goes by. */
  readonly faults: string[] = [];
  private taken = 0;
  private now = Date.parse('2026-03-06T13:00:00Z');
  private readonly all: Referral[];

  constructor(
    count: number,
    private readonly places: number,
    private readonly rules: ListRules,
  ) {
    this.all = Array.from({ length: count }, (_, at) => ({
      ...REFERRAL_IN.sent,
      id: `r${String(at).padStart(3, '0')}`,
      priority: PRIORITIES[at % 3]!,
    }));
  }

  /** Time goes on, something is asked of one of them, and then or later a vacancy goes on. */
  do(at: number, { commandAt, afterMinutes, isSwept }: Step): void {
    this.now += afterMinutes * 60_000;
    const held = new Set(this.all.filter(isHolding).map(({ id }) => id));
    this.ask(at, commandAt(new Date(this.now)));
    if (isSwept) this.handOn();
    this.judgePlaces(isSwept);
    for (const one of this.all) if (isHolding(one) && !held.has(one.id)) this.judgeTurn(one);
  }

  private ask(at: number, command: ReferralCommand): void {
    const before = this.all[at]!;
    const asked = command.do === 'accept' ? { ...command, vacancy: this.vacancyFor(before) } : command;
    const after = decideReferral(before, asked, new Date(this.now));
    if (isRefusal(after)) return;
    this.all[at] = after;
    if (isHolding(after) && !isHolding(before)) this.taken += 1;
    if (this.rules.isFreed(before, after)) this.taken -= 1;
  }

  private vacancyFor(referral: Referral): Vacancy {
    const own = this.standingOf(referral);
    const isBefore = (other: Referral): boolean => this.rules.order(this.standingOf(other), own) < 0;
    if (this.rules.mindsTheList && this.offerable().some((other) => other.id !== referral.id && isBefore(other)))
      return 'not-first';
    return this.rules.hasRoom(this.taken, this.places) ? 'taken' : 'none';
  }

  private handOn(): void {
    while (this.rules.handsOn && this.rules.hasRoom(this.taken, this.places)) {
      const [first] = this.offerable().sort((one, other) =>
        this.rules.order(this.standingOf(one), this.standingOf(other)),
      );
      if (!first) return;
      const at = this.all.findIndex(({ id }) => id === first.id);
      this.all[at] = decideReferral(first, { do: 'offer-vacancy' }, new Date(this.now)) as Referral;
      this.taken += 1;
    }
  }

  private offerable(): ListedReferral[] {
    return this.all.filter((referral): referral is ListedReferral => this.isOfferable(referral));
  }

  private isOfferable(referral: Referral): boolean {
    if (!isListed(referral) || referral.pause) return false;
    const { availableFrom } = referral.list;
    const isAway = availableFrom && availableFrom.getTime() > this.now;
    return !isAway && !(referral.stage === 'wait-review' && referral.reviewCause === 'family-unreached');
  }

  private standingOf(referral: Referral): Standing {
    const list = 'list' in referral ? referral.list : undefined;
    return [rankOf(referral.priority), list?.arrivedAt.getTime() ?? this.now, referral.id];
  }

  private judgePlaces(isSwept: boolean): void {
    const kept = this.all.filter((one) => isHolding(one) || 'effectiveAt' in one).length;
    if (this.taken !== kept) this.faults.push(`${this.taken} counted, ${kept} given`);
    if (kept > this.places) this.faults.push(`${kept} given of ${this.places}`);
    if (isSwept && kept < this.places && this.offerable().length > 0)
      this.faults.push('a place stands empty while others wait');
  }

  /** Nobody who could have come still waits who is graver, or as grave and here for longer. */
  private judgeTurn(given: Referral): void {
    const [rank, arrived] = this.standingOf(given);
    const passed = this.offerable().filter((other) => {
      const [otherRank, otherArrived] = this.standingOf(other);
      return otherRank < rank || (otherRank === rank && otherArrived < arrived);
    });
    if (passed.length > 0) this.faults.push(`${given.id} went before ${passed.map(({ id }) => id).join(', ')}`);
  }
}
