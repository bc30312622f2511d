import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHolding } from '../referral/referral.js';
import type { ReferralCommand } from '../referral/referral-commands.js';
import { COMMAND } from '../referral/sample-referrals.spec.js';
import { ListModel, RULES, type ListRules } from '../testing/list-model.spec.js';

const CHILDREN = 12;
const COMMANDS = [
  ...['accept', 'wait-list', 'decline', 'end-wait', 'review', 'confirm', 'postpone', 'release', 'attend', 'give-up'],
  ...['family-decline', 'withdraw', 'worsen', 'pause', 'resume', 'leave-list'],
] as (keyof typeof COMMAND)[];
/** Whom, what, how long after the last (now and then so long that a date comes), and whether a vacancy goes on at once. */
const steps = fc.array(
  fc.tuple(
    fc.nat({ max: CHILDREN - 1 }),
    fc.constantFrom(...COMMANDS),
    fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 60 }) }, { weight: 1, arbitrary: fc.nat({ max: 20_000 }) }),
    fc.boolean(),
  ),
  { maxLength: 150, size: 'max' },
);

const inDays = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000);

/** As it would be asked then. */
const commandAt = (name: keyof typeof COMMAND) => (now: Date) =>
  ({
    ...COMMAND[name],
    ...(name === 'accept' || name === 'confirm' ? { appointmentAt: inDays(now, 7) } : {}),
    ...(name === 'postpone' || name === 'pause' ? { until: inDays(now, 10), latest: inDays(now, 90) } : {}),
    ...(name === 'attend' ? { at: now } : {}),
  }) as ReferralCommand;

/** Throws where a fault is found in any order of things. */
const tried = (rules: ListRules, isOurs: (fault: string) => boolean, endOnFailure = false): void =>
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 5 }), (all, places) => {
      const list = new ListModel(CHILDREN, places, rules);
      for (const [at, name, afterMinutes, isSwept] of all)
        list.do(at, { commandAt: commandAt(name), afterMinutes, isSwept });
      expect(list.faults.filter(isOurs)).toEqual([]);
    }),
    { numRuns: 300, seed: 20_260_302, endOnFailure },
  );

const isOfOrder = (fault: string): boolean => fault.includes('went before');
const isOfPlaces = (fault: string): boolean => !isOfOrder(fault);

describe('many children and few places, in whatever order things happen', () => {
  it('places are never negative, given twice, or left empty while somebody waits', () => tried(RULES, isOfPlaces));

  it('whoever gets one was first: by priority, then by arrival', () => tried(RULES, isOfOrder));
});

describe('what would be wrong is found', () => {
  it.each<[string, Partial<ListRules>]>([
    ['one place more is given than there are', { hasRoom: (taken, places) => taken <= places }],
    ['a place that is used counts as free', { isFreed: (before, after) => isHolding(before) && !isHolding(after) }],
    ['a place that was left is never free again', { isFreed: () => false }],
    ['nobody is called', { handsOn: false }],
  ])('%s', (_, broken) => expect(() => tried({ ...RULES, ...broken }, isOfPlaces, true)).toThrow());

  it.each<[string, Partial<ListRules>]>([
    ['who came last is first', { order: (one, other) => one[0] - other[0] || other[1] - one[1] }],
    ['a priority counts for nothing', { order: (one, other) => one[1] - other[1] }],
    ['who is accepted is not held against the list', { mindsTheList: false }],
  ])('%s', (_, broken) => expect(() => tried({ ...RULES, ...broken }, isOfOrder, true)).toThrow());
});
